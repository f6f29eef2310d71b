"$SOCLE" droit parametre pass
