"$SOCLE" simuler --population 60000 --date 2024-03-01 --missions toutes --taux tous=80 --plan-crise redaction --leviers
