# Contract under the accord of 2019, then under avenant 2: unknown amounts, then known ones.
printf '%s' '{"nom":"Ancienne","population":60000,"date_signature":"2020-06-01","membres":0,"missions":{"acces_aux_soins":{"demarrage":"2020-12-01","taux":[50,50,50,50,50]},"crise_sanitaire":{"demarrage":"2022-06-01","crises":[4]}}}' | "$SOCLE" plan -
