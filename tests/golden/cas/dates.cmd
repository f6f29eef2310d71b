# A date in the wrong form is not one that does not exist.
"$SOCLE" simuler --population 60000 --date 31/12/2024; "$SOCLE" simuler --population 60000 --date demain; "$SOCLE" simuler --population 60000 --date 2024-02-30
printf 'id,date,population\na,31/12/2024,60000\nb,2024-02-30,60000\n' | "$SOCLE" lot -
printf 'id;date_signature;population\na;31/12/2024;60000\n' >"$WORK/p.csv"; "$SOCLE" portefeuille verifier "$WORK/p.csv"
