const e=document.querySelector('meta[name="socle-hote"]')?.getAttribute("content")==="statique",n=["france","api"];function r(t){return!e||!n.includes(t)}function c(){return!e}export{c as h,r as i};
