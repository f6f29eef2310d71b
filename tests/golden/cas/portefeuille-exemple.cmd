# The same seed gives the same bytes; fifty CPTS stand for the whole.
"$SOCLE" portefeuille exemple --nombre 50 --graine 3 -o "$WORK/p.csv"
sha256sum <"$WORK/p.csv"
head -3 "$WORK/p.csv"
"$SOCLE" portefeuille verifier "$WORK/p.csv"
"$SOCLE" portefeuille exemple | "$SOCLE" portefeuille verifier -
"$SOCLE" portefeuille exemple --nombre 0; echo "état $?"
"$SOCLE" portefeuille exemple --graine abc; echo "état $?"
"$SOCLE" portefeuille exemple --nombre 20000; echo "état $?"
"$SOCLE" portefeuille; echo "état $?"
"$SOCLE" portefeuille verfier x; echo "état $?"
