"$SOCLE" --help; "$SOCLE" simuler --help; "$SOCLE" plan --help; "$SOCLE" lot --help; "$SOCLE" droit --help; "$SOCLE" rejouer --help; "$SOCLE" territoire --help
