const e=`# Une hausse simple, pour en mesurer le coût.
format = 1

[texte]
id = "reforme-missions-plus-10"
instrument = "aci-cpts"
nature = "reforme"
base = "aci-cpts-avenant-2"
titre = "Toutes les missions augmentées de 10 %"
effet = 2027-01-01
expose = "Aucun texte ne le propose : c'est une mesure d'étude. Les parts fixe et variable de toutes les missions, socles et optionnelles, augmentent de 10 %. Le fonctionnement ne change pas ; la majoration de la taille 4 suit son assiette. Date supposée : les années de contrat qui commencent à partir du 1er janvier 2027."
source = { document = "socle", lieu = "mesure d'étude" }

[[modification]]
lignes = ["volet:fixe", "volet:variable"]
multiplie_par = 110
source = { document = "socle", lieu = "mesure d'étude" }

[[controle]]
titre = "Taille 2, tout atteint"
population = 60_000
missions = "toutes"
taux = 100
plan_crise = "redaction"
crise = true
total = 414_750
source = { document = "socle", lieu = "calcul à la main : 60 000 + 110 % de 322 500" }
`;export{e as default};
