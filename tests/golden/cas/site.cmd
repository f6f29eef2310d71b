# A name without a slash, as the README writes it.
cd "$WORK" && "$SOCLE" site simulateur; echo "statut $?"; ls simulateur/index.html; "$SOCLE" site simulateur >/dev/null; echo "statut $?"
