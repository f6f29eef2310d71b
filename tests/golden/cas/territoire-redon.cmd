"$SOCLE" territoire redon --date 2024-03-01
