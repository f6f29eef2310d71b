"$SOCLE" droit | sed "s/sha256:[0-9a-f]*/EMPREINTE/"
