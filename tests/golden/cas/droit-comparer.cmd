"$SOCLE" droit comparer 2020-01-01 2024-01-01
