#include "html.hpp"

namespace socle::rapport::detail {

std::string_view style() {
    return R"css(
:root{color-scheme:light dark;--fond:#fbfbfa;--carte:#fff;--encre:#1b2226;--encre-2:#4d595f;--filet:#d5dadb;--grille:#e6e9e9;
--droits:#0b6470;--encaissements:#b0520b;--publie:#5b3a8c;--gain:#0b6470;--perte:#a8323a;--perte-fond:#f2d3d2;--alerte-fond:#fdf3df;--alerte:#7a5200;
--bande:.18;--ajout:#d8efe6;--retrait:#f8dfdd;--rayure:#f3f5f5;--lien:#0b5a7a;
--corps:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;--titre:Charter,"Bitstream Charter","Iowan Old Style","Source Serif 4","Noto Serif",Cambria,Georgia,serif}
@media (prefers-color-scheme:dark){:root{--fond:#12181b;--carte:#182024;--encre:#e8eceb;--encre-2:#a9b5b8;--filet:#35424a;--grille:#28333a;
--droits:#58c1cb;--encaissements:#f0a05a;--publie:#c3a5f2;--gain:#58c1cb;--perte:#ff9a98;--perte-fond:#542a2d;--alerte-fond:#33290f;--alerte:#f3cf7f;
--bande:.32;--ajout:#17402f;--retrait:#522b2b;--rayure:#1c252a;--lien:#7cc4e4}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--fond);color:var(--encre);font:1rem/1.55 var(--corps);font-variant-numeric:tabular-nums}
a{color:var(--lien);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--lien);outline-offset:2px}
.evitement{position:absolute;left:-99rem}.evitement:focus{left:1rem;top:1rem;background:var(--carte);padding:.5rem 1rem;z-index:3}
.motifs{position:absolute}
header,.page,footer{max-width:76rem;margin:0 auto;padding:0 1rem}
header{padding-top:2.5rem;padding-bottom:1.5rem}
.surtitre{margin:0;color:var(--encre-2)}
h1,h2,h3{font-family:var(--titre);line-height:1.2;text-wrap:balance}
h1{margin:.2rem 0 .4rem;font-size:clamp(1.7rem,1.2rem + 2.4vw,2.7rem);font-weight:600;overflow-wrap:anywhere}
.portee{margin:0;color:var(--encre-2)}
h2{font-size:1.6rem;font-weight:600;margin:0 0 .8rem;padding-top:1.2rem;border-top:2px solid var(--encre)}
h3{font-size:1.25rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}
h4{font-size:1.05rem;margin:2rem 0 .5rem}
h5{font-size:.95rem;margin:1.2rem 0 .4rem}
section{margin:0 0 3rem;scroll-margin-top:1rem}
p,li,dd{max-width:70ch}
nav ol{list-style:none;margin:0 0 2rem;padding:.6rem 0;display:flex;flex-wrap:wrap;gap:.2rem 1rem;border-block:1px solid var(--filet);font-size:.92rem}
nav a{display:inline-block;padding:.25rem 0;text-decoration:none}nav a:hover{text-decoration:underline}
@media (min-width:64rem){.page{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:3rem}
nav ol{position:sticky;top:1.2rem;flex-direction:column;border:0;padding:0;border-left:2px solid var(--filet);padding-left:1rem}}
.chapeau{font-size:1.2rem;line-height:1.5;max-width:62ch}
.cles{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,12.5rem),1fr));gap:1.1rem 1.5rem;margin:1.5rem 0;padding:1rem 0;border-block:1px solid var(--filet)}
.cles dt{color:var(--encre-2);font-size:.9rem;overflow-wrap:anywhere}
.cles dd{margin:.1rem 0 0;font:600 1.6rem/1.2 var(--titre)}
.cles dd span{display:block;font:400 .85rem/1.4 var(--corps);color:var(--encre-2);margin-top:.2rem}
.alerte{background:var(--alerte-fond);border:1px solid var(--alerte);border-radius:4px;padding:.8rem 1.1rem;margin:1.2rem 0}
.alerte h3{margin:0 0 .3rem;font-size:1.05rem}.alerte ul{margin:0;padding-left:1.2rem}
.note,.source,figcaption{font-size:.87rem;color:var(--encre-2)}
.note{margin:.4rem 0 1.2rem}
figure{margin:1rem 0;padding:0}
figcaption{margin-bottom:.6rem}
.cle{display:inline-flex;align-items:center;gap:.4rem;margin-right:1.2rem}
.cle svg{flex:none}
figure>svg{display:block;width:100%;height:auto;overflow:visible}
.large{max-width:54rem}.etroit{display:none!important}
@media (max-width:40rem){.large{display:none!important}figure>svg.etroit{display:block!important}}
svg text{font-family:var(--corps);font-size:12px;fill:var(--encre-2)}
.graduation,.etiquette{text-anchor:end}.etiquette.debut{text-anchor:start}.annee{text-anchor:middle}.valeur.gauche{text-anchor:end}
svg .etiquette,svg .valeur{fill:var(--encre);paint-order:stroke;stroke:var(--fond);stroke-width:4px;stroke-linejoin:round}
.grille{stroke:var(--grille)}.zero{stroke:var(--encre-2)}
.ligne{fill:none;stroke-width:2.2}.ligne.droits{stroke:var(--droits)}.ligne.encaissements{stroke:var(--encaissements);stroke-dasharray:6 3}
.point{stroke:var(--fond);stroke-width:1.2}.point.droits{fill:var(--droits)}.point.encaissements{fill:var(--encaissements)}.point.publie{fill:var(--fond);stroke:var(--publie);stroke-width:2}
.bande{stroke:none;opacity:var(--bande)}.bande.droits{fill:var(--droits)}.bande.encaissements{fill:var(--encaissements)}
.barre.droits{fill:var(--droits)}.barre.encaissements{fill:var(--encaissements)}.barre.publie{fill:var(--fond);stroke:var(--publie);stroke-width:1.5}
.barre.gain{fill:var(--gain)}.barre.perte{fill:url(#hachures);stroke:var(--perte)}
.fond-perte{fill:var(--perte-fond)}.trait-perte{fill:var(--perte)}
.moustache{fill:none;stroke:var(--encre);stroke-width:1.6}
.defile{overflow-x:auto;margin:1rem 0 .4rem;max-width:100%}
table{border-collapse:collapse;font-size:.9rem;min-width:min(100%,26rem)}
caption{text-align:left;font-weight:600;padding:.2rem 0 .5rem}
caption span{display:block;position:sticky;left:0;width:fit-content;max-width:calc(100vw - 2.5rem)}
th,td{padding:.34rem .7rem;border-bottom:1px solid var(--filet);vertical-align:top;text-align:right;white-space:nowrap}
thead th{border-bottom:1.5px solid var(--encre-2);vertical-align:bottom;white-space:normal;font-weight:600;color:var(--encre-2);font-size:.85rem}
th:first-child{text-align:left;position:sticky;left:0;background:var(--fond);padding-left:0;font-weight:400;white-space:normal;min-width:7rem;max-width:22rem;overflow-wrap:break-word}
thead th:first-child{font-weight:600}.par-annee th:first-child{min-width:3.5rem}
.mots{text-align:left;white-space:normal;min-width:9rem;max-width:26rem;overflow-wrap:break-word}
tbody tr:hover>*{background:var(--rayure)}
.somme th,.somme td{font-weight:600;border-top:1.5px solid var(--encre-2)}.somme th:first-child{font-weight:600}
td small,th small{display:block;color:var(--encre-2);font-size:.82em}
abbr{position:absolute;text-decoration:none;color:var(--perte);font-weight:700;cursor:help}
.code{color:var(--encre-2);display:inline-block;min-width:2rem}
details{border:1px solid var(--filet);border-radius:4px;margin:.8rem 0;padding:0 1rem;background:var(--carte)}
details th:first-child{background:var(--carte)}
summary{cursor:pointer;padding:.6rem 0;font-weight:600}
.reforme{border-top:1px solid var(--filet);margin-top:2.5rem}
.changement{display:grid;grid-template-columns:1fr 1fr;gap:0 1.5rem;margin:.8rem 0;padding:.8rem 0;border-top:1px solid var(--filet)}
.changement h5,.changement .source{grid-column:1/-1;margin:0 0 .4rem}.changement p{margin:0 0 .3rem;overflow-wrap:anywhere}
.changement .source{margin:.4rem 0 0}
.etat{font-size:.85rem;color:var(--encre-2)}
del{background:var(--retrait);text-decoration:line-through;text-decoration-thickness:1px}ins{background:var(--ajout);text-decoration:underline;text-decoration-thickness:1.5px}
@media (max-width:36rem){.changement{grid-template-columns:1fr}.chapeau{font-size:1.1rem}th,td{padding:.34rem .5rem}th:first-child{max-width:9rem}}
.suite dt{font-weight:600;margin-top:1rem}.suite dd{margin:.2rem 0 0}.suite p{margin:.2rem 0}
.empreintes{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.3rem 1rem;font-size:.9rem}.empreintes dt{color:var(--encre-2)}.empreintes dd{margin:0;overflow-wrap:anywhere}
.suppose{color:var(--alerte)}
footer{border-top:1px solid var(--filet);color:var(--encre-2);font-size:.87rem;padding-top:1rem;padding-bottom:2rem}
@page{size:A4;margin:16mm 14mm 18mm}
@media print{:root{color-scheme:light;--fond:#fff;--carte:#fff;--encre:#000;--encre-2:#3d464a;--filet:#c4caca;--grille:#e2e5e5;--droits:#0b6470;--encaissements:#b0520b;--publie:#5b3a8c;
--gain:#0b6470;--perte:#a8323a;--perte-fond:#f2d3d2;--alerte-fond:#fff;--alerte:#7a5200;--bande:.18;--ajout:#e4f3ec;--retrait:#fae8e6;--rayure:#fff;--lien:#000}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{font-size:10pt}header,.page,footer{max-width:none;padding-inline:0}.page{display:block}nav,.evitement{display:none}
header{padding-top:0}section{margin-bottom:1.5rem}h1{font-size:22pt}h2{font-size:15pt}
h2,h3,h4,h5,summary,caption{break-after:avoid}figure,.changement,.cles div,tr,.alerte,.entier{break-inside:avoid}tbody tr:first-child,tbody tr:last-child{break-before:avoid}
thead{display:table-header-group}tbody.somme{break-before:avoid}
.defile{overflow:visible}table{font-size:8pt;width:100%;min-width:0}th,td{padding:.16rem .3rem}thead th{font-size:1em}th:first-child,caption span{position:static;max-width:none}
.mots{min-width:0}.large{display:block!important;max-width:100%}figure>svg.etroit{display:none!important}
.reforme+.reforme{break-before:page;border:0;margin-top:0}.note,.source,figcaption{font-size:8.5pt}summary{list-style:none}summary::marker{content:""}details{border:0;padding:0}details::details-content{content-visibility:visible;display:block;height:auto}
footer{break-before:avoid;padding-bottom:0}p{orphans:3;widows:3}}
)css";
}

}  // namespace socle::rapport::detail
