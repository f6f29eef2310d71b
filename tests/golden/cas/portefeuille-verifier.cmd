# The file that users start from, then one with every kind of mistake.
"$SOCLE" portefeuille verifier exemples/portefeuille.csv
"$SOCLE" portefeuille verifier tests/donnees/portefeuilles/erreurs.csv; echo "état $?"
"$SOCLE" portefeuille verifier - <tests/donnees/portefeuilles/colonnes.csv; echo "état $?"
"$SOCLE" portefeuille verifier /n/existe/pas.csv
