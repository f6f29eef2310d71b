"$SOCLE" plan exemples/redon.json
