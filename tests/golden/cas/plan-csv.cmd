"$SOCLE" plan exemples/redon.json --format csv
