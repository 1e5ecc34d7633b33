// Long: a message for every key of the English catalogue, and the name of every command.

import type { Catalogue } from './catalogue.ts';

/** Spanish. */
export const SPANISH: Catalogue = {
  messages: {
    'notice.failed':
      'Algo ha fallado por mi parte y no he podido responder. Vuelve a preguntar; si continúa, da esta referencia a quien me gestiona: {reference}.',
    'notice.timed-out':
      'Ha tardado demasiado y lo he dejado. Vuelve a preguntar, quizá con menos palabras; referencia: {reference}.',
    'notice.too-long':
      'Es demasiado largo para una sola pregunta. Pregunta con {maxCharacters, number} caracteres como máximo.',
    'notice.no-words':
      'No he encontrado palabras ahí. Pregunta por algo de los artículos, en inglés, con pocas palabras sencillas.',
    'notice.outsider':
      'Solo respondo a personas de la organización que me gestiona. Pregunta a alguna de ellas.',
    'notice.too-many':
      'Es más de lo que puedo responder a la vez. Vuelve a preguntar dentro de {waitSeconds, plural, one {un segundo} other {# segundos}}.',
    'notice.feedback-taken': 'Gracias, queda anotado.',
    'notice.which-feedback': '¿Qué te parece esta respuesta?',
    'notice.ask-on':
      'Sigue preguntando donde preguntaste antes, por ejemplo «and in 2020?» o «who said that?»: recuerdo de qué se trataba durante un día.',
    'notice.forgotten':
      'He borrado tus preguntas, conversaciones y opiniones. Lo que preguntes desde ahora se guarda como antes.',
    'notice.no-comment': 'No había palabras. Vuelve a pulsar el botón y di qué estaba mal.',
    'notice.person-asked': 'He pasado tu pregunta a personas que quizá lo sepan.',
    'notice.person-asked-before': 'Esa pregunta ya se pasó a personas.',
    'notice.no-help-channel':
      'Aquí no hay nadie a quien pueda preguntar. Quien me gestiona puede indicar un canal para eso.',
    'notice.form-failed': 'No he podido abrir el formulario. Vuelve a pulsar el botón.',
    'notice.person-not-reached':
      'No he podido escribir en el canal donde se pregunta a personas. Quien me gestiona tiene que invitarme primero.',
    'notice.resolved-before': 'Ya estaba marcado como resuelto.',
    'notice.draft-written':
      'He puesto un borrador en la carpeta de los artículos: {file}. Nadie lo verá antes de que la redacción lo haya revisado.',
    'notice.draft-kept':
      'Aquí no se puede escribir en la carpeta de los artículos, así que he guardado un borrador para quien me gestiona: {file}. Nadie lo verá antes de que la redacción lo haya revisado.',
    'notice.draft-known': 'Ya hay un borrador o una respuesta para eso: {file}.',
    'notice.draft-failed':
      'No he podido hacer un borrador de eso. Escribe tú la respuesta en la carpeta de los artículos.',
    'notice.removed': 'He quitado esa respuesta.',
    'notice.not-yours': 'Eso solo puede hacerlo quien preguntó.',
    'notice.not-for-here':
      'No puedo mostrar esa respuesta aquí: se basa en artículos que no todos aquí pueden ver.',
    'notice.gone': 'Ya no tengo aquello a lo que pertenece este botón. Vuelve a preguntar.',
    'notice.unknown-command': 'No tengo el comando «{name}». Conozco {known}.',
    'notice.missing-option': 'Al comando «{command}» le falta algo: {option}.',
    'notice.hidden-text':
      'No puedo leer lo que escribiste ahí. Mencióname por mi nombre, {mention}, y vuelve a preguntar.',
    'notice.button-gone': 'Este botón ya no funciona. Vuelve a hacer la pregunta.',
    'notice.missing-permission':
      'No he podido responder donde preguntaste. Alguien que gestione el servidor puede permitírmelo: {permissions}. Mientras tanto, pregúntame aquí.',
    'notice.admins-only':
      '«{command}» es para administradores. Pregunta a uno de ellos, o pregúntame por los artículos.',
    'notice.unknown-action': 'No conozco «{name}». Conozco {known}.',
    'notice.no-settings-here':
      'Los ajustes pertenecen a un canal. Usa esto en el canal que quieras ajustar.',
    'notice.no-article': 'No existe ese artículo, o no se puede ver desde aquí.',
    'notice.wrong-collections':
      'No he podido leer «{value}» como nombres de colecciones. Escríbelos con comas entre ellos, por ejemplo: public, board.',
    'notice.other-collections': 'Aquí solo se puede preguntar por {known}.',
    'notice.digest-on':
      'Este canal recibe un resumen una vez por semana, cuando hay algo que contar.',
    'notice.digest-off': 'Este canal ya no recibe ningún resumen.',
    'notice.digest-empty':
      'No hay nada que contar: últimamente nada quedó sin respuesta y ninguna respuesta verificada necesita revisión.',
    'notice.watch-on': 'Avisaré a este canal cuando cambie «{subject}». Ahora es {value}.',
    'notice.watch-off': 'Ya no aviso a este canal sobre «{subject}».',
    'notice.watch-none':
      'No vigilo ninguna cifra para este canal. Nombra una y avisaré cuando cambie.',
    'notice.watch-many':
      'Vigilo como máximo {most, number} cifras por canal. Deja antes una de ellas.',
    'notice.watch-unclear':
      '«{subject}» no corresponde a una sola cifra. Busca con {command} cómo la llaman los artículos.',
    'notice.watching': 'Aviso a este canal cuando cambia esto: {subjects}.',
    'digest.lead':
      'Últimamente: {questions, plural, one {# pregunta} other {# preguntas}}, {answered, number} con respuesta.',
    'digest.gaps': 'Preguntado en vano',
    'digest.unhelpful': 'Respuestas marcadas como no útiles',
    'digest.most-asked': 'Lo más preguntado',
    'digest.findings': 'Respuestas verificadas por revisar',
    'watch.changed': '«{subject}» ha cambiado. Antes: {before}.',
    'notice.wrong-channel':
      'No he podido leer «{value}» como un canal. Elígelo en la lista que aparece tras #, o escribe su identificador.',
    'notice.wrong-date':
      'No he podido leer «{value}» como una fecha. Escribe {filter}:2022-09-23, {filter}:2022-09 o {filter}:2022.',
    'abstention.not-there': 'No está en los artículos',
    'abstention.not-sure': 'Sin respuesta segura en los artículos',
    'abstention.not-understood': 'No lo he entendido',
    'abstention.english-only': 'Solo sé leer inglés',
    'abstention.no-passage': 'Ningún artículo contiene las palabras de esta pregunta.',
    'abstention.low-evidence':
      'Algunos pasajes se acercan a esta pregunta, pero ninguno la responde con bastante seguridad.',
    'abstention.missing-entity': 'Lo que más se acerca a esta pregunta no menciona «{missing}».',
    'abstention.missing-name':
      'Lo que más se acerca a esta pregunta no menciona el nombre que contiene.',
    'abstention.missing-period':
      'Lo que más se acerca a esta pregunta no dice nada de «{missing}».',
    'abstention.missing-time': 'Lo que más se acerca a esta pregunta no dice nada de ese tiempo.',
    'abstention.filtered-out':
      'Los filtros dejan fuera todos los artículos. Vuelve a preguntar con menos filtros.',
    'abstention.not-a-question':
      'Pregunta por algo de los artículos, en inglés, con pocas palabras sencillas.',
    'abstention.unsupported-language':
      'La pregunta parece estar en {language}. Hazla en inglés, por favor.',
    'abstention.another-language':
      'La pregunta parece estar en otro idioma. Hazla en inglés, por favor.',
    'note.carried': 'Tomado de la pregunta anterior: {what}.',
    'note.likely': 'Esto quizá lo responda; no estoy seguro.',
    'note.spelling': 'Ningún artículo contiene «{word}»: he buscado «{spellings}».',
    'note.invite':
      'No estoy en ese canal. Con /invite @{name} todos podrán preguntarme allí mencionándome.',
    'note.not-posted': 'Slack no me ha dejado escribir esto donde preguntaste.',
    'help.lead':
      'Pregúntame por los artículos en inglés sencillo. Respondo con sus propias palabras, y digo quién lo dijo y dónde está.',
    'help.empty':
      'Aún no tengo artículos con los que responder. Quien me gestiona puede añadirlos: un archivo Markdown o de texto cada uno, en la carpeta de artículos.',
    'help.narrow':
      'Precisa una pregunta con by:"un nombre", after:2022-01-31, before:2022 o article:"un título".',
    'help.try': 'Prueba con una de estas',
    'answer.yes': 'Sí',
    'answer.no': 'No',
    'answer.verified': 'Verificado por {by} el {on}',
    'answer.rests-on': 'Se basa en',
    'answer.others-say': 'Otros artículos dicen',
    'answer.the-article': 'el artículo',
    'answer.closest': 'Lo más cercano en los artículos',
    'answer.also-close': 'También cerca en los artículos',
    'answer.did-you-mean': '¿Querías decir',
    'answer.passages-for': 'Pasajes para',
    'answer.no-passage': 'Nada en los artículos se acerca.',
    'answer.see-in-place': 'verlo en el artículo',
    'answer.open': 'Abrir el artículo',
    'answer.left-out': '{count, plural, one {# más sin mostrar} other {# más sin mostrar}}',
    'unfurl.article': 'Artículo',
    'unfurl.publisher': 'Editor',
    'answer.shortened': 'Acortado para Slack. Una pregunta más precisa muestra más.',
    'action.undo-correction': 'Buscar lo que escribí',
    'action.related': 'Relacionado',
    'action.rest': 'Mostrar más',
    'action.open': 'Abrir: {title}',
    'action.more': 'Más pasajes',
    'action.why': 'Por qué esta respuesta',
    'action.feedback': 'Opinión',
    'action.comment': 'Decir qué estaba mal',
    'action.follow-up': 'Seguir preguntando',
    'action.share': 'Compartir en el canal',
    'action.ask-person': 'Preguntar a alguien',
    'action.resolve': 'Marcar como resuelto',
    'action.make-answer': 'Convertirla en respuesta verificada',
    'action.remove': 'Quitar',
    'action.menu': 'Más',
    'action.ask': 'Preguntar: {question}',
    'action.looking-at': 'Responde a lo que estoy viendo',
    'opinion.helpful': 'Útil',
    'opinion.not-helpful': 'No es útil',
    'opinion.right': 'Correcta',
    'opinion.wrong-answer': 'Pasaje correcto, respuesta incorrecta',
    'opinion.wrong-passage': 'Pasaje incorrecto',
    'spoken.helpful': 'Esta respuesta es correcta',
    'spoken.not-helpful': 'Esta respuesta no es correcta: decir qué está mal',
    'spoken.undo-correction': 'Buscar otra vez las palabras como las escribí',
    'spoken.rest': 'Mostrar el resto de esta sección',
    'spoken.more': 'Mostrar más pasajes que encajan con la pregunta',
    'spoken.why': 'Mostrar por qué se dio esta respuesta',
    'spoken.share': 'Compartir esta respuesta con todo el canal',
    'spoken.follow-up': 'Hacer otra pregunta sobre esta respuesta',
    'spoken.ask-person': 'Hacer esta pregunta a personas que quizá lo sepan',
    'spoken.resolve': 'Marcar esta pregunta como resuelta',
    'spoken.make-answer': 'Preparar una respuesta verificada para la redacción',
    'spoken.remove': 'Quitar esta respuesta para todos',
    'remove.title': '¿Quitar esta respuesta?',
    'remove.text': 'Nadie la verá más.',
    'remove.keep': 'Conservar',
    'form.ask.title': 'Preguntar',
    'form.follow-up.title': 'Seguir preguntando',
    'form.follow-up.label': 'Tu pregunta',
    'form.comment.title': 'Decir qué estaba mal',
    'form.comment.label': '¿Qué estaba mal o faltaba?',
    'form.ask': 'Preguntar',
    'form.send': 'Enviar',
    'form.close': 'Cerrar',
  },
  answerThis: 'Responder a esto',
  commands: {
    ask: {
      name: 'preguntar',
      description: 'Responde a una pregunta con las palabras de los artículos',
      options: {
        question: 'Lo que quieres saber, en inglés sencillo',
        private: 'Mostrar la respuesta solo a ti',
        article: 'Solo en este artículo: su título o una parte',
        after: 'Solo artículos desde este día, mes o año: 2022-09-23, 2022-09 o 2022',
        before: 'Solo artículos hasta este día, mes o año: 2022-09-23, 2022-09 o 2022',
        by: 'Solo lo que dijo esta persona: el nombre o una parte',
      },
    },
    help: {
      name: 'ayuda',
      description: 'Muestra cómo preguntar, con preguntas que tienen respuesta',
      options: {},
    },
    forget: {
      name: 'olvidar',
      description: 'Borra lo que guardo de ti: preguntas, conversaciones y opiniones',
      options: {},
    },
    digest: {
      name: 'resumen',
      description:
        'Para administradores: un resumen semanal para este canal de lo que se preguntó en vano',
      options: { action: 'now, on u off' },
    },
    watch: {
      name: 'vigilar',
      description: 'Avisa a este canal cuando cambia una cifra de los artículos',
      options: {
        topic: 'La cifra, como "industrial growth west"; sin ella, lo que se vigila aquí',
        stop: 'Dejar de avisar',
      },
    },
    newsdesk: {
      name: 'newsdesk',
      description:
        'Para administradores: estado de artículos y respuestas, y ajustes de este canal',
      options: {
        action: 'status, settings o help-channel',
        value: 'Qué ajustar, por ejemplo: collections public, board',
      },
    },
    figure: {
      name: 'cifra',
      description: 'Muestra una cifra de los artículos; sin tema, sobre qué hay cifras',
      options: {
        topic: 'Lo que se mide, como "industrial growth west"',
        private: 'Mostrar la cifra solo a ti',
      },
    },
    figures: {
      name: 'cifras',
      description: 'Muestra las cifras de un artículo en una tabla',
      options: { article: 'Su título o una parte' },
    },
    compare: {
      name: 'comparar',
      description: 'Pone lado a lado dos lugares, empresas o épocas',
      options: {
        a: 'Uno de ellos; o ambos, como en "east and west"',
        b: 'El otro',
        topic: 'Solo lo que trata de esto',
      },
    },
    trend: {
      name: 'tendencia',
      description: 'Muestra cómo ha evolucionado una cifra con el tiempo',
      options: { topic: 'Lo que se mide, como "share of industrial value added"' },
    },
  },
};
