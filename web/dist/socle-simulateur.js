// <socle-simulateur>: the simulator in the page of another site, in a frame of its own. Nothing of the page is read, nothing is sent.
//
//   <script src="https://HOTE/DOSSIER/socle-simulateur.js" defer></script>
//   <socle-simulateur page="plan" situation="population=60000"></socle-simulateur>
//
// page: "simuler" (by itself) or "plan". situation: what follows "?" in the address of the page. titre: for screen readers.
(() => {
  'use strict';
  const folder = new URL('.', document.currentScript.src);
  const smallest = 320;
  const largest = 30000;

  class SocleSimulateur extends HTMLElement {
    static observedAttributes = ['page', 'situation', 'titre'];

    connectedCallback() {
      if (this.frame === undefined) {
        this.frame = document.createElement('iframe');
        this.frame.referrerPolicy = 'no-referrer';
        this.frame.loading = 'lazy';
        this.frame.allow = 'clipboard-write';
        Object.assign(this.frame.style, { display: 'block', width: '100%', height: '900px', border: '0' });
        this.append(this.frame);
      }
      this.style.display = 'block';
      this.hear = (event) => this.takeHeight(event);
      window.addEventListener('message', this.hear);
      this.show();
    }

    disconnectedCallback() {
      window.removeEventListener('message', this.hear);
    }

    attributeChangedCallback() {
      if (this.frame !== undefined) this.show();
    }

    show() {
      const page = this.getAttribute('page') === 'plan' ? 'plan' : 'simuler';
      const situation = new URLSearchParams(this.getAttribute('situation') ?? '').toString();
      const address = new URL('integration.html', folder);
      address.hash = `/${page}${situation ? `?${situation}` : ''}`;
      this.frame.title = this.getAttribute('titre') || 'Simulateur du financement public des CPTS';
      if (this.frame.src !== address.href) this.frame.src = address.href;
    }

    // Only from our own frame, only while it shows our own site, only a height that makes sense.
    takeHeight(event) {
      if (event.source !== this.frame.contentWindow || event.origin !== folder.origin) return;
      const height = event.data?.socle === 'hauteur' ? event.data.hauteur : undefined;
      if (!Number.isFinite(height)) return;
      this.frame.style.height = `${Math.min(Math.max(Math.ceil(height), smallest), largest)}px`;
    }
  }

  if (!customElements.get('socle-simulateur')) customElements.define('socle-simulateur', SocleSimulateur);
})();
