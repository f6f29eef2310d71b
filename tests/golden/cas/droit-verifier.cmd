"$SOCLE" droit verifier
