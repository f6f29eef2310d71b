printf 'id,date,population\n' >"$WORK/lot.csv"
for fils in 0 33 abc -1 1.5; do
  "$SOCLE" lot "$WORK/lot.csv" --fils "$fils"
  echo "statut $?"
done
