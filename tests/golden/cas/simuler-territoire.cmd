"$SOCLE" simuler --territoire "35236, 56140:0.4" --date 2026-03-01 --missions socles --taux tous=100
