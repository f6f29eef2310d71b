"$SOCLE" simuler --population 80000 --date 2024-03-01 --missions socles --taux tous=50 --plan-crise mise_a_jour
