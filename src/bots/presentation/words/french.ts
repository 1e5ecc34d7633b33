// Long: a message for every key of the English catalogue, and the name of every command.

import type { Catalogue } from './catalogue.ts';

/** French. */
export const FRENCH: Catalogue = {
  messages: {
    'notice.failed':
      'Quelque chose s’est mal passé de mon côté et je n’ai pas pu répondre. Reposez la question ; si cela persiste, donnez cette référence à la personne qui me gère : {reference}.',
    'notice.timed-out':
      'Cela a pris trop de temps et j’ai abandonné. Reposez la question, peut-être en moins de mots ; référence : {reference}.',
    'notice.too-long':
      'C’est trop long pour une seule question. Posez-la en {maxCharacters, number} caractères au plus.',
    'notice.no-words':
      'Je n’y ai trouvé aucun mot. Posez une question sur les articles, en anglais, en quelques mots simples.',
    'notice.outsider':
      'Je ne réponds qu’aux membres de l’organisation qui me gère. Adressez-vous à l’un d’eux.',
    'notice.too-many':
      'C’est plus que je ne peux traiter à la fois. Reposez la question dans {waitSeconds, plural, one {une seconde} other {# secondes}}.',
    'notice.feedback-taken': 'Merci, c’est noté.',
    'notice.which-feedback': 'Que pensez-vous de cette réponse ?',
    'notice.ask-on':
      'Continuez là où vous avez posé la question, par exemple « and in 2020? » ou « who said that? » : je me souviens du sujet pendant un jour.',
    'notice.forgotten':
      'J’ai effacé vos questions, conversations et avis. Ce que vous demanderez désormais sera conservé comme avant.',
    'notice.no-comment':
      'Il n’y avait aucun mot. Appuyez de nouveau sur le bouton et dites ce qui n’allait pas.',
    'notice.person-asked': 'J’ai transmis votre question à des personnes qui savent peut-être.',
    'notice.person-asked-before': 'Cette question a déjà été transmise à des personnes.',
    'notice.no-help-channel':
      'Il n’y a ici personne à qui je puisse demander. La personne qui me gère peut indiquer un salon pour cela.',
    'notice.form-failed': 'Je n’ai pas pu ouvrir le formulaire. Appuyez de nouveau sur le bouton.',
    'notice.person-not-reached':
      'Je n’ai pas pu écrire dans le salon où l’on demande à des personnes. La personne qui me gère doit d’abord m’y inviter.',
    'notice.resolved-before': 'C’était déjà marqué comme résolu.',
    'notice.draft-written':
      'J’ai mis un brouillon dans le dossier des articles : {file}. Personne ne le verra avant que la rédaction l’ait contrôlé.',
    'notice.draft-kept':
      'Ici, le dossier des articles n’est pas accessible en écriture ; j’ai donc gardé un brouillon pour l’exploitant : {file}. Personne ne le verra avant que la rédaction l’ait contrôlé.',
    'notice.draft-known': 'Il existe déjà un brouillon ou une réponse pour cela : {file}.',
    'notice.draft-failed':
      'Je n’ai pas pu en faire un brouillon. Écrivez vous-même la réponse dans le dossier des articles.',
    'notice.removed': 'J’ai retiré cette réponse.',
    'notice.not-yours': 'Seule la personne qui a posé la question peut le faire.',
    'notice.not-for-here':
      'Je ne peux pas montrer cette réponse ici : elle repose sur des articles que tout le monde ici ne peut pas voir.',
    'notice.gone': 'Je n’ai plus ce à quoi ce bouton se rapporte. Reposez la question.',
    'notice.unknown-command': 'Je n’ai pas de commande « {name} ». Je connais {known}.',
    'notice.missing-option': 'Il manque quelque chose à la commande « {command} » : {option}.',
    'notice.hidden-text':
      'Je ne peux pas lire ce que vous avez écrit là. Mentionnez-moi par mon nom, {mention}, et reposez la question.',
    'notice.button-gone': 'Ce bouton ne fonctionne plus. Reposez la question.',
    'notice.missing-permission':
      'Je n’ai pas pu répondre là où vous avez posé la question. Une personne qui gère le serveur peut m’y autoriser : {permissions}. En attendant, posez la question ici.',
    'notice.admins-only':
      '« {command} » est réservé aux admins. Demandez à l’un d’eux, ou interrogez-moi sur les articles.',
    'notice.unknown-action': 'Je ne connais pas « {name} ». Je connais {known}.',
    'notice.no-settings-here':
      'Les réglages appartiennent à un salon. Utilisez ceci dans le salon que vous voulez régler.',
    'notice.no-article': 'Cet article n’existe pas, ou n’est pas visible d’ici.',
    'notice.wrong-collections':
      'Je n’ai pas pu lire « {value} » comme des noms de collections. Séparez-les par des virgules, par exemple : public, board.',
    'notice.other-collections': 'Ici, on ne peut interroger que {known}.',
    'notice.digest-on':
      'Ce salon reçoit un résumé chaque semaine, quand il y a quelque chose à dire.',
    'notice.digest-off': 'Ce salon ne reçoit plus de résumé.',
    'notice.digest-empty':
      'Rien à signaler : aucune question récente n’est restée sans réponse, et aucune réponse vérifiée n’est à revoir.',
    'notice.watch-on':
      'Je préviendrai ce salon quand « {subject} » changera. Pour l’instant : {value}.',
    'notice.watch-off': 'Je ne préviens plus ce salon au sujet de « {subject} ».',
    'notice.watch-none':
      'Je ne surveille aucun chiffre pour ce salon. Nommez-en un, et je préviendrai quand il changera.',
    'notice.watch-many':
      'Je surveille au plus {most, number} chiffres par salon. Arrêtez d’abord l’un d’eux.',
    'notice.watch-unclear':
      '« {subject} » ne désigne pas un seul chiffre. Cherchez avec {command} comment les articles le nomment.',
    'notice.watching': 'Je préviens ce salon quand ceci change : {subjects}.',
    'digest.lead':
      'Récemment : {questions, plural, one {# question} other {# questions}}, {answered, number} avec réponse.',
    'digest.gaps': 'Demandé en vain',
    'digest.unhelpful': 'Réponses jugées inutiles',
    'digest.most-asked': 'Demandé le plus souvent',
    'digest.findings': 'Réponses vérifiées à revoir',
    'watch.changed': '« {subject} » a changé. Avant : {before}.',
    'notice.wrong-channel':
      'Je n’ai pas pu lire « {value} » comme un salon. Choisissez-le dans la liste qui apparaît après #, ou écrivez son identifiant.',
    'notice.wrong-date':
      'Je n’ai pas pu lire « {value} » comme une date. Écrivez {filter}:2022-09-23, {filter}:2022-09 ou {filter}:2022.',
    'abstention.not-there': 'Absent des articles',
    'abstention.not-sure': 'Pas de réponse sûre dans les articles',
    'abstention.not-understood': 'Je n’ai pas compris',
    'abstention.english-only': 'Je ne lis que l’anglais',
    'abstention.no-passage': 'Aucun article ne contient les mots de cette question.',
    'abstention.low-evidence':
      'Quelques passages se rapprochent de cette question, mais aucun n’y répond assez sûrement.',
    'abstention.missing-entity':
      'Ce qui se rapproche le plus de cette question ne mentionne pas « {missing} ».',
    'abstention.missing-name':
      'Ce qui se rapproche le plus de cette question ne mentionne pas le nom qu’elle contient.',
    'abstention.missing-period':
      'Ce qui se rapproche le plus de cette question ne dit rien de « {missing} ».',
    'abstention.missing-time':
      'Ce qui se rapproche le plus de cette question ne dit rien de cette époque.',
    'abstention.filtered-out':
      'Les filtres écartent tous les articles. Reposez la question avec moins de filtres.',
    'abstention.not-a-question':
      'Posez une question sur les articles, en anglais, en quelques mots simples.',
    'abstention.unsupported-language':
      'La question semble être en {language}. Posez-la en anglais, s’il vous plaît.',
    'abstention.another-language':
      'La question semble être dans une autre langue. Posez-la en anglais, s’il vous plaît.',
    'note.carried': 'Repris de la question précédente : {what}.',
    'note.likely': 'Cela répond peut-être à la question ; je n’en suis pas sûr.',
    'note.spelling': 'Aucun article ne contient « {word} » : j’ai cherché « {spellings} ».',
    'note.invite':
      'Je ne suis pas dans ce salon. Avec /invite @{name}, tout le monde pourra m’y interroger en me mentionnant.',
    'note.not-posted': 'Slack ne m’a pas laissé écrire là où vous avez posé la question.',
    'help.lead':
      'Interrogez-moi sur les articles en anglais simple. Je réponds avec leurs propres mots, et je nomme qui l’a dit et où cela se trouve.',
    'help.empty':
      'Je n’ai pas encore d’articles pour répondre. La personne qui me gère peut en ajouter : un fichier Markdown ou texte chacun, dans le dossier des articles.',
    'help.narrow':
      'Précisez une question avec by:"un nom", after:2022-01-31, before:2022 ou article:"un titre".',
    'help.try': 'Essayez l’une de celles-ci',
    'answer.yes': 'Oui',
    'answer.no': 'Non',
    'answer.verified': 'Vérifié par {by} le {on}',
    'answer.rests-on': 'S’appuie sur',
    'answer.others-say': 'D’autres articles disent',
    'answer.the-article': 'l’article',
    'answer.closest': 'Le plus proche dans les articles',
    'answer.also-close': 'Également proche dans les articles',
    'answer.did-you-mean': 'Vouliez-vous dire',
    'answer.passages-for': 'Passages pour',
    'answer.no-passage': 'Rien dans les articles ne s’en rapproche.',
    'answer.see-in-place': 'voir dans l’article',
    'answer.open': 'Ouvrir l’article',
    'answer.left-out': '{count, plural, one {# autre non affiché} other {# autres non affichés}}',
    'unfurl.article': 'Article',
    'unfurl.publisher': 'Éditeur',
    'answer.shortened': 'Raccourci pour Slack. Une question plus précise en montre davantage.',
    'action.undo-correction': 'Chercher ce que j’ai écrit',
    'action.related': 'Lié',
    'action.rest': 'Afficher plus',
    'action.open': 'Ouvrir : {title}',
    'action.more': 'Plus de passages',
    'action.why': 'Pourquoi cette réponse',
    'action.feedback': 'Avis',
    'action.comment': 'Dire ce qui n’allait pas',
    'action.follow-up': 'Poser une autre question',
    'action.share': 'Partager dans le salon',
    'action.ask-person': 'Demander à quelqu’un',
    'action.resolve': 'Marquer comme résolu',
    'action.make-answer': 'En faire une réponse vérifiée',
    'action.remove': 'Retirer',
    'action.menu': 'Plus',
    'action.ask': 'Demander : {question}',
    'action.looking-at': 'Réponds à ce que je regarde',
    'opinion.helpful': 'Utile',
    'opinion.not-helpful': 'Pas utile',
    'opinion.right': 'Juste',
    'opinion.wrong-answer': 'Bon passage, mauvaise réponse',
    'opinion.wrong-passage': 'Mauvais passage',
    'spoken.helpful': 'Cette réponse est juste',
    'spoken.not-helpful': 'Cette réponse n’est pas juste : dire ce qui ne va pas',
    'spoken.undo-correction': 'Chercher de nouveau les mots tels que je les ai écrits',
    'spoken.rest': 'Afficher la suite de cette section',
    'spoken.more': 'Montrer d’autres passages qui conviennent à la question',
    'spoken.why': 'Montrer pourquoi cette réponse a été donnée',
    'spoken.share': 'Partager cette réponse avec tout le salon',
    'spoken.follow-up': 'Poser une autre question sur cette réponse',
    'spoken.ask-person': 'Poser cette question à des personnes qui savent peut-être',
    'spoken.resolve': 'Marquer cette question comme résolue',
    'spoken.make-answer': 'Préparer une réponse vérifiée pour la rédaction',
    'spoken.remove': 'Retirer cette réponse pour tout le monde',
    'remove.title': 'Retirer cette réponse ?',
    'remove.text': 'Plus personne ne la verra.',
    'remove.keep': 'Garder',
    'form.ask.title': 'Interroger les articles',
    'form.follow-up.title': 'Poser une autre question',
    'form.follow-up.label': 'Votre question',
    'form.comment.title': 'Dire ce qui n’allait pas',
    'form.comment.label': 'Qu’est-ce qui était faux, ou manquait ?',
    'form.ask': 'Demander',
    'form.send': 'Envoyer',
    'form.close': 'Fermer',
  },
  answerThis: 'Répondre à ceci',
  commands: {
    ask: {
      name: 'demander',
      description: 'Répond à une question avec les mots des articles',
      options: {
        question: 'Ce que vous voulez savoir, en anglais simple',
        private: 'Ne montrer la réponse qu’à vous',
        article: 'Seulement dans cet article : son titre ou une partie',
        after:
          'Seulement les articles à partir de ce jour, mois ou an : 2022-09-23, 2022-09 ou 2022',
        before: 'Seulement les articles jusqu’à ce jour, mois ou an : 2022-09-23, 2022-09 ou 2022',
        by: 'Seulement ce que cette personne a dit : son nom ou une partie',
      },
    },
    help: {
      name: 'aide',
      description: 'Montre comment demander, avec des questions qui ont une réponse',
      options: {},
    },
    forget: {
      name: 'oublier',
      description: 'Efface ce que je garde de vous : questions, conversations et avis',
      options: {},
    },
    digest: {
      name: 'résumé',
      description:
        'Pour les admins : un résumé hebdomadaire pour ce salon de ce qui a été demandé en vain',
      options: { action: 'now, on ou off' },
    },
    watch: {
      name: 'surveiller',
      description: 'Prévient ce salon quand un chiffre des articles change',
      options: {
        topic: 'Le chiffre, comme "industrial growth west" ; sans lui, ce qui est surveillé ici',
        stop: 'Ne plus prévenir',
      },
    },
    newsdesk: {
      name: 'newsdesk',
      description: 'Pour les admins : état des articles et des réponses, et réglages de ce salon',
      options: {
        action: 'status, settings ou help-channel',
        value: 'Ce qu’il faut régler, par exemple : collections public, board',
      },
    },
    figure: {
      name: 'chiffre',
      description: 'Montre un chiffre des articles ; sans sujet, ce sur quoi il y a des chiffres',
      options: {
        topic: 'Ce qui est mesuré, par exemple "industrial growth west"',
        private: 'Ne montrer le chiffre qu’à vous',
      },
    },
    figures: {
      name: 'chiffres',
      description: 'Montre les chiffres d’un article en tableau',
      options: { article: 'Son titre ou une partie' },
    },
    compare: {
      name: 'comparer',
      description: 'Met côte à côte deux lieux, entreprises ou époques',
      options: {
        a: 'L’un ; ou les deux, comme dans "east and west"',
        b: 'L’autre',
        topic: 'Seulement ce qui porte sur ceci',
      },
    },
    trend: {
      name: 'evolution',
      description: 'Montre comment un chiffre a évolué dans le temps',
      options: { topic: 'Ce qui est mesuré, par exemple "share of industrial value added"' },
    },
  },
};
