"$SOCLE" simuler --population 200000 --date 2024-03-01 --membres 120 --missions toutes --taux tous=100 --plan-crise redaction --crise --format json | sed "s/sha256:[0-9a-f]*/EMPREINTE/"
