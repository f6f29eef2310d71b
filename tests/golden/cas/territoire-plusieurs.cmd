"$SOCLE" territoire saint-denis --date 2024-03-01
