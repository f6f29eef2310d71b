"$SOCLE" simuler --population 60000 --date 2022-09-29 --missions acces_aux_soins
