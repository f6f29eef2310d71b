"$SOCLE" droit nombre fonctionnement --date 2024-03-01
