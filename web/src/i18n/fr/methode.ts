import type { Prose } from '../../prose/prose';

const fr: Prose = {
  titre: 'Méthode',
  chapeau: 'Ce que Socle calcule, d’après quels textes, ce qu’il ne sait pas, et comment vérifier un résultat sans le croire sur parole.',
  sections: [
    {
      id: 'calcul',
      titre: 'Ce qui est calculé',
      blocs: [
        'Une communauté professionnelle territoriale de santé (CPTS) qui a signé l’accord conventionnel interprofessionnel (ACI) reçoit de l’Assurance maladie un financement qui dépend de la taille de son territoire, des missions qu’elle mène et de ses résultats. Socle calcule ce financement, ligne par ligne.',
        { liste: [
          '**Une année de contrat** : chaque ligne, sa formule, l’endroit du document où le montant est écrit, ou la raison pour laquelle elle est à zéro. C’est la page [Simuler](#/simuler).',
          '**Tout le contrat** : les droits de chaque année, et les dates où ils sont versés. C’est la page [Plan](#/plan).',
          '**Le pays** : la somme des contrats d’un portefeuille de CPTS, par année civile, et ce qu’une réforme y changerait. C’est la page [France](#/france).',
        ] },
        'Deux regards ne sont jamais mélangés. Les **droits** sont ce qui est acquis pour une année de contrat. Les **versements** sont ce qui arrive sur le compte, à une date : avances, puis soldes. Ce que la CPTS dépense n’est pas calculé.',
      ],
    },
    {
      id: 'formule',
      titre: 'Comment un montant est obtenu',
      blocs: [
        { liste: [
          'La population du territoire donne la taille ; la taille donne la colonne de la grille.',
          'Le fonctionnement est dû en entier. Une mission engagée donne un volet fixe, dû pour les moyens, et un volet variable, multiplié par le taux d’atteinte des objectifs.',
          'L’année où une mission démarre, ses montants sont réduits au temps qui reste jusqu’à l’anniversaire du contrat.',
          'Chaque ligne est arrondie une seule fois, au centime le plus proche, un demi-centime vers le haut. Les calculs sont faits en nombres entiers : aucune approximation ne s’accumule.',
        ] },
        'Le texte appliqué à une année de contrat est celui en vigueur à son premier jour.',
      ],
    },
    {
      id: 'textes',
      titre: 'D’après quels textes',
      blocs: [
        'Aucun montant n’est écrit dans le programme. Le droit est un ensemble de fichiers datés, dont chaque nombre cite un document et un endroit de ce document. La page [Le droit](#/droit) les montre tous, avec ce que les documents affirment et qui les contredit.',
        'Les totaux publiés par les documents sont recalculés à chaque démarrage : s’ils n’étaient pas retrouvés, Socle refuserait de démarrer.',
      ],
    },
    {
      id: 'ambiguites',
      titre: 'Ce que les textes ne décident pas',
      blocs: [
        'Une question laissée ouverte par les textes est inscrite au [registre des ambiguïtés](#/droit/ambiguites), avec toutes ses lectures possibles. La plus littérale ou la plus prudente est retenue. Chaque résultat nomme les questions qui le touchent et donne le total sous les autres lectures ; on peut en choisir une autre.',
        '**Inconnu n’est pas zéro.** Quand un montant n’est dans aucun document lu, la ligne est dite inconnue, et le total aussi.',
      ],
    },
    {
      id: 'limites',
      titre: 'Ce que Socle ne sait pas',
      blocs: [
        { liste: [
          'Les montants des missions de l’accord de 2019 ne sont dans aucun document lu.',
          'Le texte final de l’avenant 2 n’a pas été lu : la grille vient d’un document qui la reprend en entier et dont les totaux sont confirmés par un autre. Les articles de 2019 sur les versements n’ont été lus qu’en partie.',
          'Après la date jusqu’à laquelle un texte a été vérifié, il est supposé inchangé, et chaque résultat le dit.',
          'Les indicateurs et leur calcul sont propres à chaque contrat : le taux d’atteinte est une donnée que l’on saisit, pas un résultat.',
          'Aucun texte lu ne règle le renouvellement d’un contrat : il est supposé à l’identique.',
          'Les aides des agences régionales de santé avant le contrat ne sont connues que pour quelques territoires.',
        ] },
        'Socle n’a pas de valeur officielle. Il ne remplace ni les textes ni la caisse d’assurance maladie.',
      ],
    },
    {
      id: 'populations',
      titre: 'Communes et populations',
      blocs: [
        'Communes, groupements et populations municipales viennent de l’Insee, de la DGCL et de La Poste, par les paquets d’Etalab (Licence Ouverte). La population retenue est celle en vigueur au 1er janvier de l’année de signature ou, si elle n’est pas détenue, la plus proche ; le résultat dit laquelle.',
      ],
    },
    {
      id: 'pays',
      titre: 'Le pays entier',
      blocs: [
        'La liste des CPTS, de leurs communes et de leurs taux n’est pas publiée. Le portefeuille d’exemple est **inventé** : de vraies communes, réparties entre des CPTS fictives dont les tailles suivent une enquête publiée. Ses montants ont l’ordre de grandeur du pays ; ils ne sont la mesure d’aucune CPTS réelle. Les administrations qui détiennent la vraie liste peuvent la charger sur leur propre serveur.',
        'Une réforme est comparée au droit en vigueur sur les mêmes CPTS et, s’il y en a, sur les mêmes tirages : l’écart ne vient que d’elle.',
      ],
    },
    {
      id: 'incertitude',
      titre: 'Comment l’incertitude est calculée',
      blocs: [
        'Personne ne connaît les taux d’atteinte de demain, ni les prochaines crises sanitaires. Un calcul avec tirages refait le pays un grand nombre de fois, en tirant au sort ce qui n’est pas connu :',
        { liste: [
          'le taux d’atteinte de chaque CPTS et de chaque mission (loi Beta), avec une part commune à tout le pays, une part propre à la CPTS, et une part qui change chaque année ;',
          'les crises sanitaires graves, nationales ou régionales ;',
          'les retards de démarrage des missions, les signatures à venir, la croissance de la population, les renouvellements.',
        ] },
        'Le résultat donne la moyenne et trois quantiles : un tirage sur vingt est sous **P5**, un sur deux sous **P50**, un sur vingt au-dessus de **P95**. Les quantiles ne s’additionnent pas. L’erreur due au nombre fini de tirages est donnée à côté.',
        'Chaque hypothèse dit sa source ; la plupart sont supposées, faute de chiffre publié. Une bande étroite dit que les hypothèses varient peu, pas que l’avenir est connu. La même graine redonne les mêmes octets, quel que soit le nombre de processeurs.',
      ],
    },
    {
      id: 'verifier',
      titre: 'Vérifier soi-même',
      blocs: [
        'Chaque résultat en JSON porte un **reçu** : la version du programme, l’empreinte SHA-256 des fichiers du droit et des réformes, et tous les faits du calcul, valeurs par défaut comprises. Avec le programme en ligne de commande, n’importe qui recalcule et compare :',
        { code: 'socle rejouer resultat.json' },
        'La commande répond « Identique », ou donne la liste des différences. Le moteur de cette page, celui du serveur et celui de la ligne de commande sont le même programme ; des tests vérifient qu’ils donnent les mêmes octets.',
        'Les calculs sont aussi vérifiés contre des cas faits à la main, contre une seconde écriture indépendante des règles, et par des propriétés : les versements font la somme des droits au centime près, un meilleur taux ne rapporte jamais moins.',
      ],
    },
    {
      id: 'donnees',
      titre: 'Vos données',
      blocs: [
        'Les pages Simuler, Plan, Comparer et Le droit calculent dans votre navigateur : ce que vous saisissez n’est envoyé nulle part. La situation est dans l’adresse de la page ; la partager, c’est partager cette situation.',
        'La page France envoie au serveur qui vous a servi la page, et à lui seul, le portefeuille et la réforme à calculer. Aucun cookie, aucune mesure d’audience, aucune adresse extérieure.',
      ],
    },
  ],
};

export default fr;
