cat >"$WORK/lot.csv" <<'CSV'
id,date,date_signature,population,membres,plan_crise,crise,acces_aux_soins,taux_acces_aux_soins,parcours,taux_parcours,prevention,taux_prevention,crise_sanitaire,qualite_pertinence,taux_qualite_pertinence,accompagnement_ps,taux_accompagnement_ps
petite,2024-03-01,,30000,10,redaction,1,1,100,1,100,1,100,1,1,100,1,100
"grande, majorée",2024-03-01,2023-03-01,200000,100,mise_a_jour,0,1,80,1,62.5,1,33.33,1,0,,0,
seuil,2024-03-01,,80000,,,,1,50,,,,,,,,,
ancienne,2020-03-01,,60000,,,,1,50,,,,,,,,,
additionnelle,2022-05-01,,60000,,,,,,,,,,,,,,
mauvaise-date,2024-02-30,,60000,,,,,,,,,,,,,,
mauvais-taux,2024-03-01,,60000,,,,1,101,,,,,,,,,
taux-sans-mission,2024-03-01,,60000,,,,0,50,,,,,,,,,
mission-absente,2020-03-01,,60000,,redaction,,,,,,,,1,,,,
trop-tot,2018-03-01,,60000,,,,,,,,,,,,,,
signature-apres,2024-03-01,2024-04-01,60000,,,,,,,,,,,,,,
negative,2024-03-01,,-5,,,,,,,,,,,,,,
champs,2024-03-01
"guillemet,2024-03-01,,60000
=1+1,2026-03-01,,60000,,,,,,,,,,,,,,
CSV
"$SOCLE" lot "$WORK/lot.csv" -o "$WORK/sortie.csv" --rejets "$WORK/rejets.csv"
echo "statut $?"
cat "$WORK/sortie.csv" "$WORK/rejets.csv"
tr ',' ';' <"$WORK/lot.csv" | grep -v '"' | "$SOCLE" lot - 2>/dev/null | cmp - <(grep -v '"' "$WORK/lot.csv" | "$SOCLE" lot - 2>/dev/null) && echo "le point-virgule donne le même résultat"
printf 'id,date,population,membre\n' | "$SOCLE" lot -
printf 'id,date,date,population\n' | "$SOCLE" lot -
printf 'id,population\n' | "$SOCLE" lot -
