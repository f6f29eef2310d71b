# The reforms of droit/reformes: sound, and what each gives to one CPTS of class 4; amounts by hand in their commit and tests.
"$SOCLE" droit verifier droit/reformes/*.toml
for reform in droit/reformes/*.toml; do
  echo "== $reform"
  "$SOCLE" droit comparer aci-cpts-avenant-2 "$reform"
  "$SOCLE" simuler --population 200000 --membres 120 --date 2027-01-01 --missions toutes --taux tous=75 --plan-crise mise_a_jour --reforme "$reform" | grep '^ *Total'
done
# Laid one on another, in both orders.
both() { "$SOCLE" simuler --population 200000 --membres 100 --date 2027-03-01 --missions toutes --taux tous=80 --reforme "droit/reformes/$1.toml" --reforme "droit/reformes/$2.toml" | grep '^ *Total'; }
both missions-plus-10 crise-fixe-moitie
both crise-fixe-moitie missions-plus-10
