"$SOCLE" territoire 243500741 44185:0.5 --date 2024-03-01 --format json; "$SOCLE" territoire 243500741 --date 2024-03-01 --format json
