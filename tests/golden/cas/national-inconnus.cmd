# Amounts that no document tells count for zero, and each place where they would count says so.
"$SOCLE" national exemples/portefeuille.csv --de 2020 --a 2026 | grep -E 'inconnu pour|aucun document|comptent pour|  - A(ccord|venant)'
"$SOCLE" national exemples/portefeuille.csv --de 2020 --a 2026 --format csv | grep -E '^en_vigueur,france,.*,inconnus,'
# A gap with a published figure says what it owes to them.
"$SOCLE" national exemples/portefeuille.csv --de 2020 --a 2026 --controle | sed -n '/Versé aux CPTS en 2022/,/Versé aux CPTS en 2024/p'
