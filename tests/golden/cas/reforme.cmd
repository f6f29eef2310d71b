# A text laid over the law says that it is not the law; one that does not apply says so.
"$SOCLE" simuler --population 350000 --membres 150 --date 2028-03-01 --missions toutes --taux tous=50 --plan-crise mise_a_jour --reforme tests/donnees/avenant-3.toml
"$SOCLE" simuler --population 60000 --date 2020-03-01 --reforme tests/donnees/avenant-3.toml
"$SOCLE" droit comparer aci-cpts-avenant-2 tests/donnees/reforme-missions-10.toml
"$SOCLE" simuler --population 60000 --date 2024-03-01 --missions socles --taux tous=50 --reforme tests/donnees/reforme-missions-10.toml --format json >"$WORK/r.json"
"$SOCLE" rejouer "$WORK/r.json" | sed 's/sha256:[0-9a-f]*/EMPREINTE/'
printf 'id,date,population\na,2028-03-01,350000\n' | "$SOCLE" lot - --reforme tests/donnees/avenant-3.toml
"$SOCLE" simuler --population 60000 --date 2018-01-01 --texte aci-cpts-avenant-2
