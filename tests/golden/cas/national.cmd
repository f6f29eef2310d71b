# A small portfolio, as people read it. Digests change with the law and are tested apart.
"$SOCLE" national exemples/portefeuille.csv --de 2024 --a 2031 --controle | sed -E 's/sha256:[0-9a-f]{64}/sha256:…/'
