"$SOCLE" droit ambiguites
