"$SOCLE" droit grille --date 2020-03-01
