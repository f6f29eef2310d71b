"$SOCLE" simuler --population 60000 --date 2020-03-01 --missions socles --taux tous=50
