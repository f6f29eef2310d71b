import type { Prose } from '../../prose/prose';

const fr: Prose = {
  titre: 'Accessibilité',
  chapeau: 'Déclaration d’accessibilité, sur le modèle du référentiel général d’amélioration de l’accessibilité (RGAA 4.1).',
  sections: [
    {
      id: 'etat',
      titre: 'État de conformité',
      blocs: [
        'Socle s’engage à être utilisable par tous, conformément à l’esprit de l’article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration s’applique aux pages de cette application.',
        '**Socle est partiellement conforme** au RGAA 4.1 : les essais faits ne trouvent pas de défaut, mais aucun audit complet n’a été mené. Cet état est une estimation de ses auteurs, pas le résultat d’un audit.',
      ],
    },
    {
      id: 'essais',
      titre: 'Ce qui a été essayé',
      blocs: [
        { liste: [
          'Chaque page, en thème clair et en thème sombre, est examinée à chaque version par l’outil automatique axe-core : aucun défaut n’est accepté.',
          'Les parcours principaux sont joués au clavier seul par des tests automatiques : le lien d’évitement, les menus, les champs, les tableaux qui défilent.',
          'Chaque page est essayée à 360 pixels de large : rien ne dépasse, hors des tableaux qui défilent dans leur cadre.',
          'Les graphiques et la carte sont doublés d’un tableau qui dit les mêmes nombres. Les différences sont dites par un signe ou un mot en plus de la couleur.',
          'Les animations sont coupées pour qui l’a demandé à son système.',
        ] },
      ],
    },
    {
      id: 'non-essaye',
      titre: 'Ce qui n’a pas été essayé',
      blocs: [
        { liste: [
          'Aucune personne n’a encore parcouru ces pages avec un lecteur d’écran (NVDA, JAWS, VoiceOver, TalkBack), une plage braille ou une commande vocale.',
          'Les 106 critères du RGAA n’ont pas été relevés un à un ; un outil automatique n’en voit qu’une partie.',
          'Seul Chromium a servi aux essais. Firefox et Safari n’ont pas été essayés.',
          'Le document PDF que votre navigateur produit à l’impression n’a pas été vérifié.',
        ] },
      ],
    },
    {
      id: 'contenus',
      titre: 'Contenus moins accessibles',
      blocs: [
        { liste: [
          'La carte des départements : ses formes ne se lisent pas à la voix une à une avec plaisir. Le tableau qui la suit donne les mêmes nombres.',
          'Le champ où l’on écrit une réforme en TOML demande de connaître ce format ; la page France propose des curseurs et des champs à la place.',
        ] },
      ],
    },
    {
      id: 'contact',
      titre: 'Signaler un défaut',
      blocs: [
        'Si vous ne parvenez pas à lire un contenu ou à vous servir d’une page, ouvrez un ticket dans le suivi des demandes du projet, ou écrivez à l’organisme qui met cette application à votre disposition. Dites la page, ce que vous vouliez faire, et l’outil que vous utilisez : il vous sera répondu, et une autre voie vous sera proposée.',
      ],
    },
    {
      id: 'recours',
      titre: 'Voies de recours',
      blocs: [
        'Si un organisme soumis à l’obligation d’accessibilité met cette application à votre disposition et ne vous répond pas, vous pouvez vous adresser au Défenseur des droits : par son formulaire en ligne, auprès de son délégué dans votre département, ou par courrier gratuit, sans timbre, à l’adresse Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
      ],
    },
    {
      id: 'etablissement',
      titre: 'Établissement de cette déclaration',
      blocs: [
        'Cette déclaration a été établie le 22/11/2026. Technologies employées : HTML, CSS, JavaScript, WebAssembly, SVG. Outils des essais : axe-core et Playwright, avec Chromium.',
      ],
    },
  ],
};

export default fr;
