"$SOCLE" droit grille --date 2024-03-01
