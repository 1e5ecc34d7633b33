/** Everything the bot says in its own words, in English: ICU messages by their keys. Commands describe themselves. */
export const ENGLISH = {
  'notice.failed':
    'Something went wrong on my side, and I could not answer. Please ask again; if it stays, tell whoever runs me this reference: {reference}.',
  'notice.timed-out':
    'That took too long, and I gave up. Please ask again, perhaps in fewer words; reference: {reference}.',
  'notice.too-long':
    'That is too long for one question. Please ask in at most {maxCharacters, number} characters.',
  'notice.no-words':
    'I found no words in that. Ask about something in the articles, in a few plain English words.',
  'notice.outsider':
    'I answer people of the organisation that runs me only. Please ask one of them.',
  'notice.too-many':
    'That is more than I can answer at once. Please ask again in {waitSeconds, plural, one {a second} other {# seconds}}.',
  'notice.feedback-taken': 'Thank you, that is noted.',
  'notice.which-feedback': 'What do you think of this answer?',
  'notice.ask-on':
    'Ask on where you asked before, for example “and in 2020?” or “who said that?”: I remember what it was about for a day.',
  'notice.forgotten':
    'I have erased your questions, conversations and feedback. What you ask from now on is kept as before.',
  'notice.no-comment':
    'There were no words in that. Press the button again and say what was wrong.',
  'notice.person-asked': 'I have put your question to people who may know.',
  'notice.person-asked-before': 'That question has been put to people already.',
  'notice.no-help-channel':
    'There is nobody here that I could ask. Whoever runs me can name a channel for that.',
  'notice.form-failed': 'I could not open the form. Please press the button again.',
  'notice.person-not-reached':
    'I could not post to the channel where people are asked. Whoever runs me has to invite me there first.',
  'notice.resolved-before': 'That was marked as resolved before.',
  'notice.draft-written':
    'I have put a draft into the folder of articles: {file}. Nobody is shown it before an editor has checked it.',
  'notice.draft-kept':
    'Here the folder of articles cannot be written, so I have kept a draft for whoever runs me: {file}. Nobody is shown it before an editor has checked it.',
  'notice.draft-known': 'There is a draft or an answer for that already: {file}.',
  'notice.draft-failed':
    'I could not make a draft of that. Write the answer into the folder of articles yourself.',
  'notice.removed': 'I have removed that answer.',
  'notice.not-yours': 'Only whoever asked can do that.',
  'notice.not-for-here':
    'I cannot show that answer here: it rests on articles that not everyone here may see.',
  'notice.gone': 'I no longer have what this button belongs to. Please ask again.',
  'notice.unknown-command': 'I have no command “{name}”. I know {known}.',
  'notice.missing-option': 'The command “{command}” needs something to work on: {option}.',
  'notice.hidden-text':
    'I cannot read what you wrote there. Mention me by name, {mention}, and ask again.',
  'notice.button-gone': 'This button no longer works. Please ask the question again.',
  'notice.missing-permission':
    'I could not answer where you asked. Someone who runs the server can allow me to: {permissions}. Meanwhile, ask me here.',
  'notice.admins-only': '“{command}” is for admins. Ask one of them, or ask me about the articles.',
  'notice.unknown-action': 'I do not know “{name}”. I know {known}.',
  'notice.no-settings-here':
    'Settings belong to a channel. Use this in the channel that you want to set up.',
  'notice.no-article': 'There is no such article, or none that may be seen from here.',
  'notice.wrong-collections':
    'I could not read “{value}” as names of collections. Write them with commas between them, for example: public, board.',
  'notice.other-collections': 'This place may ask about {known} alone.',
  'notice.digest-on': 'This channel gets a digest once a week, when there is something to tell.',
  'notice.digest-off': 'This channel gets no digest any more.',
  'notice.digest-empty':
    'There is nothing to tell: nothing was asked in vain of late, and no verified answer needs a look.',
  'notice.watch-on': 'I will tell this channel when “{subject}” changes. Now it is {value}.',
  'notice.watch-off': 'I no longer tell this channel of “{subject}”.',
  'notice.watch-none':
    'I watch no figure for this channel. Name one, and I will tell when it changes.',
  'notice.watch-many':
    'I watch at most {most, number} figures for one channel. Stop one of them first.',
  'notice.watch-unclear':
    '“{subject}” does not fit exactly one figure. Look with {command} how the articles name it.',
  'notice.watching': 'I tell this channel when these change: {subjects}.',
  'digest.lead':
    'Of late: {questions, plural, one {# question} other {# questions}}, {answered, number} answered.',
  'digest.gaps': 'Asked in vain',
  'digest.unhelpful': 'Answers called not helpful',
  'digest.most-asked': 'Asked most often',
  'digest.findings': 'Verified answers to look at',
  'watch.changed': '“{subject}” has changed. Before: {before}.',
  'notice.wrong-channel':
    'I could not read “{value}” as a channel. Pick it from the list that appears after #, or write its id.',
  'notice.wrong-date':
    'I could not read “{value}” as a date. Write {filter}:2022-09-23, {filter}:2022-09 or {filter}:2022.',

  'abstention.not-there': 'Not in the articles',
  'abstention.not-sure': 'No sure answer in the articles',
  'abstention.not-understood': 'I did not understand that',
  'abstention.english-only': 'I can read English only',
  'abstention.no-passage': 'No article holds the words of this question.',
  'abstention.low-evidence':
    'Some passages come near this question, but none of them answers it surely enough.',
  'abstention.missing-entity': 'What comes nearest to this question does not mention “{missing}”.',
  'abstention.missing-name': 'What comes nearest to this question does not mention the name in it.',
  'abstention.missing-period':
    'What comes nearest to this question says nothing about “{missing}”.',
  'abstention.missing-time': 'What comes nearest to this question says nothing about that time.',
  'abstention.filtered-out': 'The filters leave out every article. Ask again with fewer of them.',
  'abstention.not-a-question': 'Ask about something in the articles, in a few plain English words.',
  'abstention.unsupported-language':
    'The question looks like “{language}”. Ask it in English, please.',
  'abstention.another-language':
    'The question looks like another language. Ask it in English, please.',

  'note.carried': 'Carried over: {what}.',
  'note.likely': 'This may answer it; I am not sure that it does.',
  'note.spelling': 'No article holds “{word}”: I looked for “{spellings}”.',
  'note.invite': 'I am not in that channel. /invite @{name} there lets everyone ask me by mention.',
  'note.not-posted': 'Slack did not let me post this where you asked.',

  'help.lead':
    'Ask me about the articles in plain English. I answer in their own words, and name who said it and where it stands.',
  'help.empty':
    'I have no articles to answer from yet. Whoever runs me can add some: one Markdown or text file each, in the corpus folder.',
  'help.narrow':
    'Narrow a question down with by:"a name", after:2022-01-31, before:2022 or article:"a title".',
  'help.try': 'Try one of these',

  'answer.yes': 'Yes',
  'answer.no': 'No',
  'answer.verified': 'Verified by {by} on {on}',
  'answer.rests-on': 'Rests on',
  'answer.others-say': 'Other articles say',
  'answer.the-article': 'the article',
  'answer.closest': 'Closest in the articles',
  'answer.also-close': 'Also close in the articles',
  'answer.did-you-mean': 'Did you mean',
  'answer.passages-for': 'Passages for',
  'answer.no-passage': 'Nothing in the articles comes near.',
  'answer.see-in-place': 'see it in the article',
  'answer.open': 'Open the article',
  'answer.left-out': '{count, number} more not shown',
  'unfurl.article': 'Article',
  'unfurl.publisher': 'Publisher',
  'answer.shortened': 'Shortened to fit Slack. A narrower question shows more.',

  'action.undo-correction': 'Search for what I wrote',
  'action.related': 'Related',
  'action.rest': 'Show more',
  'action.open': 'Open: {title}',
  'action.more': 'More passages',
  'action.why': 'Why this answer',
  'action.feedback': 'Feedback',
  'action.comment': 'Say what was wrong',
  'action.follow-up': 'Ask a follow-up',
  'action.share': 'Share in channel',
  'action.ask-person': 'Ask a person',
  'action.resolve': 'Mark as resolved',
  'action.make-answer': 'Make it a verified answer',
  'action.remove': 'Remove',
  'action.menu': 'More',
  'action.ask': 'Ask: {question}',
  'action.looking-at': 'Answer what I am looking at',
  'opinion.helpful': 'Helpful',
  'opinion.not-helpful': 'Not helpful',
  'opinion.right': 'Right',
  'opinion.wrong-answer': 'Right passage, wrong answer',
  'opinion.wrong-passage': 'Wrong passage',

  'spoken.helpful': 'This answer is right',
  'spoken.not-helpful': 'This answer is not right: say what is wrong',
  'spoken.undo-correction': 'Search again for the words as I wrote them',
  'spoken.rest': 'Show the rest of this section',
  'spoken.more': 'Show more passages that fit the question',
  'spoken.why': 'Show why this answer was given',
  'spoken.share': 'Share this answer with everyone in the channel',
  'spoken.follow-up': 'Ask a follow-up question about this answer',
  'spoken.ask-person': 'Put this question to people who may know',
  'spoken.resolve': 'Mark this question as resolved',
  'spoken.make-answer': 'Draft a verified answer to this question, for editors to check',
  'spoken.remove': 'Remove this answer for everyone',
  'remove.title': 'Remove this answer?',
  'remove.text': 'Nobody will see it any more.',
  'remove.keep': 'Keep',

  'form.ask.title': 'Ask the articles',
  'form.follow-up.title': 'Ask a follow-up',
  'form.follow-up.label': 'Your question',
  'form.comment.title': 'Say what was wrong',
  'form.comment.label': 'What was wrong, or missing?',
  'form.ask': 'Ask',
  'form.send': 'Send',
  'form.close': 'Close',
} as const;

/** What the bot can say. */
export type MessageKey = keyof typeof ENGLISH;
