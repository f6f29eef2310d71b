"$SOCLE" simuler --texte ars-bretagne --population 60000 --date 2024-03-01; "$SOCLE" simuler --texte amorcage-assurance-maladie-2020 --population 60000 --date 2024-03-01
