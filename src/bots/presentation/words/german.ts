// Long: a message for every key of the English catalogue, and the name of every command.

import type { Catalogue } from './catalogue.ts';

/** German. */
export const GERMAN: Catalogue = {
  messages: {
    'notice.failed':
      'Bei mir ist etwas schiefgegangen, ich konnte nicht antworten. Bitte frag noch einmal; wenn es so bleibt, nenne meinem Betreiber diese Kennung: {reference}.',
    'notice.timed-out':
      'Das hat zu lange gedauert, ich habe aufgegeben. Bitte frag noch einmal, vielleicht mit weniger Wörtern; Kennung: {reference}.',
    'notice.too-long':
      'Das ist zu lang für eine Frage. Bitte frag mit höchstens {maxCharacters, number} Zeichen.',
    'notice.no-words':
      'Darin habe ich keine Wörter gefunden. Frag auf Englisch, in ein paar einfachen Worten, nach etwas aus den Artikeln.',
    'notice.outsider':
      'Ich antworte nur Leuten der Organisation, die mich betreibt. Bitte frag jemanden von dort.',
    'notice.too-many':
      'Das ist mehr, als ich auf einmal beantworten kann. Bitte frag in {waitSeconds, plural, one {einer Sekunde} other {# Sekunden}} noch einmal.',
    'notice.feedback-taken': 'Danke, das ist notiert.',
    'notice.which-feedback': 'Was hältst du von dieser Antwort?',
    'notice.ask-on':
      'Frag dort weiter, wo du zuvor gefragt hast, zum Beispiel „and in 2020?“ oder „who said that?“: Ich weiß einen Tag lang, worum es ging.',
    'notice.forgotten':
      'Ich habe deine Fragen, Gespräche und Rückmeldungen gelöscht. Was du ab jetzt fragst, wird wieder wie bisher aufbewahrt.',
    'notice.no-comment':
      'Darin standen keine Wörter. Drück noch einmal auf die Taste und schreib, was falsch war.',
    'notice.person-asked': 'Ich habe deine Frage an Leute weitergegeben, die es wissen könnten.',
    'notice.person-asked-before': 'Diese Frage wurde schon an Leute weitergegeben.',
    'notice.no-help-channel':
      'Hier gibt es niemanden, den ich fragen könnte. Mein Betreiber kann dafür einen Kanal nennen.',
    'notice.form-failed':
      'Ich konnte das Formular nicht öffnen. Bitte drück noch einmal auf die Taste.',
    'notice.person-not-reached':
      'Ich konnte nicht in den Kanal schreiben, in dem Leute gefragt werden. Mein Betreiber muss mich zuerst dorthin einladen.',
    'notice.resolved-before': 'Das wurde schon als erledigt markiert.',
    'notice.draft-written':
      'Ich habe einen Entwurf in den Ordner der Artikel gelegt: {file}. Niemand sieht ihn, bevor die Redaktion ihn geprüft hat.',
    'notice.draft-kept':
      'Hier kann der Ordner der Artikel nicht beschrieben werden, deshalb habe ich für den Betreiber einen Entwurf aufgehoben: {file}. Niemand sieht ihn, bevor die Redaktion ihn geprüft hat.',
    'notice.draft-known': 'Dafür gibt es schon einen Entwurf oder eine Antwort: {file}.',
    'notice.draft-failed':
      'Daraus konnte ich keinen Entwurf machen. Schreib die Antwort selbst in den Ordner der Artikel.',
    'notice.removed': 'Ich habe diese Antwort entfernt.',
    'notice.not-yours': 'Das kann nur, wer gefragt hat.',
    'notice.not-for-here':
      'Ich kann diese Antwort hier nicht zeigen: Sie beruht auf Artikeln, die hier nicht alle sehen dürfen.',
    'notice.gone': 'Wozu diese Taste gehört, habe ich nicht mehr. Bitte frag noch einmal.',
    'notice.unknown-command': 'Ich habe keinen Befehl „{name}“. Ich kenne {known}.',
    'notice.missing-option': 'Der Befehl „{command}“ braucht noch eine Angabe: {option}.',
    'notice.hidden-text':
      'Ich kann nicht lesen, was du dort geschrieben hast. Nenne mich beim Namen, {mention}, und frag noch einmal.',
    'notice.button-gone': 'Diese Taste wirkt nicht mehr. Bitte stell die Frage noch einmal.',
    'notice.missing-permission':
      'Ich konnte dort, wo du gefragt hast, nicht antworten. Wer den Server betreibt, kann es mir erlauben: {permissions}. Frag mich bis dahin hier.',
    'notice.admins-only':
      '„{command}“ ist für Admins. Frag jemanden von ihnen, oder frag mich nach den Artikeln.',
    'notice.unknown-action': '„{name}“ kenne ich nicht. Ich kenne {known}.',
    'notice.no-settings-here':
      'Einstellungen gehören zu einem Kanal. Benutze das in dem Kanal, den du einrichten willst.',
    'notice.no-article':
      'Einen solchen Artikel gibt es nicht, oder keinen, der von hier aus zu sehen ist.',
    'notice.wrong-collections':
      'Ich konnte „{value}“ nicht als Namen von Sammlungen lesen. Schreib sie mit Kommas dazwischen, zum Beispiel: public, board.',
    'notice.other-collections': 'Hier kann nur nach {known} gefragt werden.',
    'notice.digest-on':
      'Dieser Kanal bekommt einmal die Woche einen Überblick, wenn es etwas zu berichten gibt.',
    'notice.digest-off': 'Dieser Kanal bekommt keinen Überblick mehr.',
    'notice.digest-empty':
      'Es gibt nichts zu berichten: zuletzt blieb keine Frage offen, und keine geprüfte Antwort braucht einen Blick.',
    'notice.watch-on':
      'Ich sage diesem Kanal Bescheid, wenn sich „{subject}“ ändert. Jetzt sind es {value}.',
    'notice.watch-off': 'Ich sage diesem Kanal nicht mehr Bescheid über „{subject}“.',
    'notice.watch-none':
      'Ich beobachte für diesen Kanal keine Zahl. Nenn eine, und ich sage, wenn sie sich ändert.',
    'notice.watch-many':
      'Ich beobachte für einen Kanal höchstens {most, number} Zahlen. Beende zuerst eine davon.',
    'notice.watch-unclear':
      '„{subject}“ passt nicht auf genau eine Zahl. Sieh mit {command} nach, wie die Artikel sie nennen.',
    'notice.watching': 'Ich sage diesem Kanal Bescheid, wenn sich eines davon ändert: {subjects}.',
    'digest.lead':
      'Zuletzt: {questions, plural, one {# Frage} other {# Fragen}}, {answered, number} beantwortet.',
    'digest.gaps': 'Vergeblich gefragt',
    'digest.unhelpful': 'Als nicht hilfreich bewertet',
    'digest.most-asked': 'Am häufigsten gefragt',
    'digest.findings': 'Geprüfte Antworten zum Nachsehen',
    'watch.changed': '„{subject}“ hat sich geändert. Vorher: {before}.',
    'notice.wrong-channel':
      'Ich konnte „{value}“ nicht als Kanal lesen. Wähl ihn aus der Liste, die nach # erscheint, oder schreib seine Kennung.',
    'notice.wrong-date':
      'Ich konnte „{value}“ nicht als Datum lesen. Schreib {filter}:2022-09-23, {filter}:2022-09 oder {filter}:2022.',
    'abstention.not-there': 'Steht nicht in den Artikeln',
    'abstention.not-sure': 'Keine sichere Antwort in den Artikeln',
    'abstention.not-understood': 'Das habe ich nicht verstanden',
    'abstention.english-only': 'Ich kann nur Englisch lesen',
    'abstention.no-passage': 'Kein Artikel enthält die Wörter dieser Frage.',
    'abstention.low-evidence':
      'Einige Stellen kommen dieser Frage nahe, aber keine beantwortet sie sicher genug.',
    'abstention.missing-entity': 'Was dieser Frage am nächsten kommt, erwähnt „{missing}“ nicht.',
    'abstention.missing-name': 'Was dieser Frage am nächsten kommt, erwähnt den Namen darin nicht.',
    'abstention.missing-period':
      'Was dieser Frage am nächsten kommt, sagt nichts über „{missing}“.',
    'abstention.missing-time': 'Was dieser Frage am nächsten kommt, sagt nichts über diese Zeit.',
    'abstention.filtered-out':
      'Die Filter lassen keinen Artikel übrig. Frag mit weniger Filtern noch einmal.',
    'abstention.not-a-question':
      'Frag auf Englisch, in ein paar einfachen Worten, nach etwas aus den Artikeln.',
    'abstention.unsupported-language':
      'Die Frage scheint auf {language} gestellt zu sein. Bitte stell sie auf Englisch.',
    'abstention.another-language':
      'Die Frage scheint in einer anderen Sprache gestellt zu sein. Bitte stell sie auf Englisch.',
    'note.carried': 'Übernommen: {what}.',
    'note.likely': 'Das beantwortet es vielleicht; sicher bin ich nicht.',
    'note.spelling': 'Kein Artikel enthält „{word}“: Ich habe nach „{spellings}“ gesucht.',
    'note.invite':
      'Ich bin nicht in diesem Kanal. Nach /invite @{name} dort können mich alle durch Erwähnen fragen.',
    'note.not-posted': 'Slack ließ mich das nicht dort schreiben, wo du gefragt hast.',
    'help.lead':
      'Frag mich in einfachem Englisch nach den Artikeln. Ich antworte mit ihren eigenen Worten und nenne, wer es gesagt hat und wo es steht.',
    'help.empty':
      'Ich habe noch keine Artikel, aus denen ich antworten kann. Mein Betreiber kann welche hinzufügen: je eine Markdown- oder Textdatei, im Artikelordner.',
    'help.narrow':
      'Grenze eine Frage ein mit by:"ein Name", after:2022-01-31, before:2022 oder article:"ein Titel".',
    'help.try': 'Probier eine davon',
    'answer.yes': 'Ja',
    'answer.no': 'Nein',
    'answer.verified': 'Geprüft von {by} am {on}',
    'answer.rests-on': 'Beruht auf',
    'answer.others-say': 'Andere Artikel sagen',
    'answer.the-article': 'der Artikel',
    'answer.closest': 'Am nächsten kommt in den Artikeln',
    'answer.also-close': 'Ebenfalls nah in den Artikeln',
    'answer.did-you-mean': 'Meintest du',
    'answer.passages-for': 'Stellen zu',
    'answer.no-passage': 'Nichts in den Artikeln kommt dem nahe.',
    'answer.see-in-place': 'im Artikel ansehen',
    'answer.open': 'Artikel öffnen',
    'answer.left-out': '{count, number} weitere nicht gezeigt',
    'unfurl.article': 'Artikel',
    'unfurl.publisher': 'Herausgeber',
    'answer.shortened': 'Für Slack gekürzt. Eine engere Frage zeigt mehr.',
    'action.undo-correction': 'Nach meiner Schreibweise suchen',
    'action.related': 'Verwandtes',
    'action.rest': 'Mehr zeigen',
    'action.open': 'Öffnen: {title}',
    'action.more': 'Mehr Stellen',
    'action.why': 'Warum diese Antwort',
    'action.feedback': 'Rückmeldung',
    'action.comment': 'Sagen, was falsch war',
    'action.follow-up': 'Weiterfragen',
    'action.share': 'Im Kanal zeigen',
    'action.ask-person': 'Jemanden fragen',
    'action.resolve': 'Als erledigt markieren',
    'action.make-answer': 'Zur geprüften Antwort machen',
    'action.remove': 'Entfernen',
    'action.menu': 'Mehr',
    'action.ask': 'Frag: {question}',
    'action.looking-at': 'Beantworte, was ich gerade ansehe',
    'opinion.helpful': 'Hilfreich',
    'opinion.not-helpful': 'Nicht hilfreich',
    'opinion.right': 'Richtig',
    'opinion.wrong-answer': 'Richtige Stelle, falsche Antwort',
    'opinion.wrong-passage': 'Falsche Stelle',
    'spoken.helpful': 'Diese Antwort ist richtig',
    'spoken.not-helpful': 'Diese Antwort ist nicht richtig: sagen, was falsch ist',
    'spoken.undo-correction': 'Noch einmal nach den Wörtern suchen, wie ich sie schrieb',
    'spoken.rest': 'Den Rest dieses Abschnitts zeigen',
    'spoken.more': 'Mehr Stellen zeigen, die zur Frage passen',
    'spoken.why': 'Zeigen, wie es zu dieser Antwort kam',
    'spoken.share': 'Diese Antwort allen im Kanal zeigen',
    'spoken.follow-up': 'Zu dieser Antwort eine weitere Frage stellen',
    'spoken.ask-person': 'Diese Frage Leuten stellen, die es wissen könnten',
    'spoken.resolve': 'Diese Frage als erledigt markieren',
    'spoken.make-answer': 'Eine geprüfte Antwort auf diese Frage für die Redaktion entwerfen',
    'spoken.remove': 'Diese Antwort für alle entfernen',
    'remove.title': 'Diese Antwort entfernen?',
    'remove.text': 'Niemand wird sie mehr sehen.',
    'remove.keep': 'Behalten',
    'form.ask.title': 'Die Artikel fragen',
    'form.follow-up.title': 'Weiterfragen',
    'form.follow-up.label': 'Deine Frage',
    'form.comment.title': 'Sagen, was falsch war',
    'form.comment.label': 'Was war falsch, oder was fehlte?',
    'form.ask': 'Fragen',
    'form.send': 'Senden',
    'form.close': 'Schließen',
  },
  answerThis: 'Das beantworten',
  commands: {
    ask: {
      name: 'fragen',
      description: 'Beantwortet eine Frage mit den Worten der Artikel',
      options: {
        question: 'Was du wissen willst, in einfachem Englisch',
        private: 'Die Antwort nur dir zeigen',
        article: 'Nur in diesem Artikel: sein Titel oder ein Teil davon',
        after: 'Nur Artikel ab diesem Tag, Monat oder Jahr: 2022-09-23, 2022-09 oder 2022',
        before: 'Nur Artikel bis zu diesem Tag, Monat oder Jahr: 2022-09-23, 2022-09 oder 2022',
        by: 'Nur was diese Person sagte: der Name oder ein Teil davon',
      },
    },
    help: {
      name: 'hilfe',
      description: 'Zeigt, wie man fragt, mit Fragen, auf die es eine Antwort gibt',
      options: {},
    },
    forget: {
      name: 'vergessen',
      description: 'Löscht, was ich über dich habe: Fragen, Gespräche und Rückmeldungen',
      options: {},
    },
    digest: {
      name: 'überblick',
      description:
        'Für Admins: ein wöchentlicher Überblick für diesen Kanal, was vergeblich gefragt wurde',
      options: { action: 'now, on oder off' },
    },
    watch: {
      name: 'beobachten',
      description: 'Sagt diesem Kanal Bescheid, wenn sich eine Zahl der Artikel ändert',
      options: {
        topic: 'Die Zahl, etwa "industrial growth west"; ohne sie, was hier beobachtet wird',
        stop: 'Nicht mehr Bescheid sagen',
      },
    },
    newsdesk: {
      name: 'newsdesk',
      description:
        'Für Admins: wie es um Artikel und Antworten steht, und Einstellungen dieses Kanals',
      options: {
        action: 'status, settings oder help-channel',
        value: 'Was zu setzen ist, zum Beispiel: collections public, board',
      },
    },
    figure: {
      name: 'zahl',
      description: 'Zeigt eine Zahl aus den Artikeln; ohne Thema, wozu es Zahlen gibt',
      options: {
        topic: 'Was gemessen wird, etwa "industrial growth west"',
        private: 'Die Zahl nur dir zeigen',
      },
    },
    figures: {
      name: 'zahlen',
      description: 'Zeigt die Zahlen eines Artikels als Tabelle',
      options: { article: 'Sein Titel oder ein Teil davon' },
    },
    compare: {
      name: 'vergleichen',
      description: 'Stellt zwei Orte, Firmen oder Zeiten nebeneinander',
      options: {
        a: 'Das eine; oder beides, wie in "east and west"',
        b: 'Das andere',
        topic: 'Nur was hiervon handelt',
      },
    },
    trend: {
      name: 'verlauf',
      description: 'Zeigt, wie sich eine Zahl über die Zeit entwickelt hat',
      options: { topic: 'Was gemessen wird, etwa "share of industrial value added"' },
    },
  },
};
