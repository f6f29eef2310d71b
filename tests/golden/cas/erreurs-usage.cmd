"$SOCLE"; "$SOCLE" plam x; "$SOCLE" simuler --populaton 5; "$SOCLE" simuler --population; "$SOCLE" plan; "$SOCLE" droit comparer 2020-01-01
