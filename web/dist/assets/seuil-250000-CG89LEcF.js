const e=`# La plus grande taille du projet de 2019, dans la grille d'aujourd'hui.
format = 1

[texte]
id = "reforme-seuil-250000"
instrument = "aci-cpts"
nature = "reforme"
base = "aci-cpts-avenant-2"
titre = "La taille 4 commence au-delà de 250 000 habitants"
effet = 2027-01-01
expose = "Le document 004, de l'été 2019, place la plus grande taille à « + de 250 000 habitants » ; l'accord signé a retenu 175 000. Supposé ici : le seuil de 250 000 s'applique à la grille de l'avenant 2, dont les montants ne changent pas, et les CPTS de 175 001 à 250 000 habitants passent en taille 3, contrats en cours compris, aux années de contrat qui commencent à partir du 1er janvier 2027. Elles perdent aussi la majoration de 10 %, réservée à la taille 4."
source = { document = "004", lieu = "« + de 250 000 habitants »" }

[[taille]]
rang = 3
libelle = "de 80 000 à 250 000 habitants"
source = { document = "004", lieu = "« + de 250 000 habitants »" }

[[taille]]
rang = 4
libelle = "plus de 250 000 habitants"
minimum = 250_001
source = { document = "004", lieu = "« + de 250 000 habitants »" }

[[controle]]
titre = "250 000 habitants : taille 3, sans majoration"
population = 250_000
membres = 100
missions = "toutes"
taux = 100
plan_crise = "redaction"
crise = true
total = 487_500
source = { document = "001", lieu = "tableau, taille 3" }

[[controle]]
titre = "250 001 habitants : taille 4, avec majoration"
population = 250_001
membres = 100
missions = "toutes"
taux = 100
plan_crise = "redaction"
crise = true
total = 629_000
source = { document = "socle", lieu = "calcul à la main : 580 000 + 10 % de 490 000" }
`;export{e as default};
