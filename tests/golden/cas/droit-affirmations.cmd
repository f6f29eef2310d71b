"$SOCLE" droit nombre --date 2024-03-01
