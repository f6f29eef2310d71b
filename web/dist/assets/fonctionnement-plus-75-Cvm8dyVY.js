const n=`# Le financement additionnel de fonctionnement, prolongé sans fin.
format = 1

[texte]
id = "reforme-fonctionnement-plus-75"
instrument = "aci-cpts"
nature = "reforme"
base = "aci-cpts-avenant-2"
titre = "Fonctionnement augmenté de 75 %, chaque année et pour toutes"
effet = 2027-01-01
expose = "L'avenant 2 donnait un financement additionnel de 75 % du fonctionnement aux contrats signés avant le 30 septembre 2022. Le rapport du Sénat constate que le fonctionnement dépensé dépasse presque toujours son enveloppe. Supposé ici : le fonctionnement augmente de 75 % chaque année, pour toutes les CPTS quelle que soit leur date de signature, aux années de contrat qui commencent à partir du 1er janvier 2027 ; l'additionnel disparaît, pour ne pas être payé deux fois si l'on retient la lecture où il est versé chaque année. Il est payé comme le fonctionnement (avance et solde), non en une fois."
supprime = ["fonctionnement_additionnel"]
source = [
  { document = "001", lieu = "tableau final, « Financement additionnel de fonctionnement »" },
  { document = "senat-2025", lieu = "consommation de l'enveloppe de fonctionnement (r25-0326)" },
]

[[modification]]
lignes = ["fonctionnement"]
multiplie_par = 175
source = { document = "socle", lieu = "hypothèse : 75 % de plus, chaque année" }

[[controle]]
titre = "Taille 2, fonctionnement seul"
population = 60_000
total = 105_000
source = { document = "001", lieu = "60 000 de fonctionnement et 45 000 d'additionnel" }

[[controle]]
titre = "Taille 4, tout atteint, sans majoration"
population = 200_000
missions = "toutes"
taux = 100
plan_crise = "redaction"
crise = true
total = 647_500
source = { document = "socle", lieu = "calcul à la main : 580 000 + 67 500" }
`;export{n as default};
