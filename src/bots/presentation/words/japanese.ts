import type { Catalogue } from './catalogue.ts';

/** Japanese. */
export const JAPANESE: Catalogue = {
  messages: {
    'notice.failed':
      'こちらで問題が起き、お答えできませんでした。もう一度お尋ねください。続く場合は、管理者にこの番号をお伝えください：{reference}。',
    'notice.timed-out':
      '時間がかかりすぎたため中断しました。もう少し短い言葉で、もう一度お尋ねください。番号：{reference}。',
    'notice.too-long':
      '一つの質問としては長すぎます。{maxCharacters, number} 文字以内でお尋ねください。',
    'notice.no-words': '言葉が見つかりませんでした。記事にあることを、簡単な英語でお尋ねください。',
    'notice.outsider':
      'お答えできるのは、運用している組織の方だけです。その中のどなたかにお尋ねください。',
    'notice.too-many':
      '一度にお答えできる量を超えています。{waitSeconds, plural, other {# 秒}}後にもう一度お尋ねください。',
    'notice.feedback-taken': 'ありがとうございます。記録しました。',
    'notice.which-feedback': 'この回答をどう思いますか？',
    'notice.ask-on':
      '先ほどと同じ場所で続けてお尋ねください。例：「and in 2020?」「who said that?」。話題は一日のあいだ覚えています。',
    'notice.forgotten':
      'あなたの質問、会話、評価を消しました。これからの質問は、これまでどおり保存されます。',
    'notice.no-comment':
      '言葉がありませんでした。もう一度ボタンを押し、何が違っていたかを書いてください。',
    'notice.person-asked': 'ご質問を、知っていそうな人たちに伝えました。',
    'notice.person-asked-before': 'そのご質問は、すでに人に伝えてあります。',
    'notice.no-help-channel':
      'ここには、私が尋ねられる人がいません。管理者がそのためのチャンネルを指定できます。',
    'notice.form-failed': 'フォームを開けませんでした。もう一度ボタンを押してください。',
    'notice.person-not-reached':
      '人に尋ねるためのチャンネルに書き込めませんでした。まず管理者が私をそこへ招待する必要があります。',
    'notice.resolved-before': 'すでに解決済みになっています。',
    'notice.draft-written':
      '記事のフォルダーに下書きを置きました：{file}。編集者が確認するまで、誰にも表示されません。',
    'notice.draft-kept':
      'ここでは記事のフォルダーに書き込めないため、管理者のために下書きを保管しました：{file}。編集者が確認するまで、誰にも表示されません。',
    'notice.draft-known': 'それについては、すでに下書きか回答があります：{file}。',
    'notice.draft-failed':
      'それの下書きを作れませんでした。記事のフォルダーに直接、回答を書いてください。',
    'notice.removed': 'その回答を取り除きました。',
    'notice.not-yours': 'それができるのは、質問した人だけです。',
    'notice.not-for-here':
      'その回答はここではお見せできません。ここの全員が見られるわけではない記事に基づいています。',
    'notice.gone': 'このボタンに対応するものは、もう残っていません。もう一度お尋ねください。',
    'notice.unknown-command': '「{name}」というコマンドはありません。使えるのは {known} です。',
    'notice.missing-option': 'コマンド「{command}」には {option} が必要です。',
    'notice.hidden-text':
      'そこに書かれたことを読めません。{mention} と名前で呼んで、もう一度お尋ねください。',
    'notice.button-gone': 'このボタンはもう使えません。もう一度質問してください。',
    'notice.missing-permission':
      'お尋ねの場所では答えられませんでした。サーバーの管理者が次を許可できます：{permissions}。それまではここでお尋ねください。',
    'notice.admins-only':
      '「{command}」は管理者用です。管理者に頼むか、記事についてお尋ねください。',
    'notice.unknown-action': '「{name}」は分かりません。使えるのは {known} です。',
    'notice.no-settings-here':
      '設定はチャンネルごとにあります。設定したいチャンネルで使ってください。',
    'notice.no-article': 'そのような記事はないか、ここからは見られません。',
    'notice.wrong-collections':
      '「{value}」をコレクションの名前として読めませんでした。コンマで区切って書いてください。例：public, board。',
    'notice.other-collections': 'ここで尋ねられるのは {known} だけです。',
    'notice.digest-on':
      'このチャンネルには、お知らせすることがあるとき、週に一度まとめをお送りします。',
    'notice.digest-off': 'このチャンネルへのまとめを終了しました。',
    'notice.digest-empty':
      'お知らせすることはありません。最近、答えのなかった質問も、見直すべき確認済みの回答もありません。',
    'notice.watch-on':
      '「{subject}」が変わったら、このチャンネルにお知らせします。現在は {value} です。',
    'notice.watch-off': '「{subject}」についてのお知らせを終了しました。',
    'notice.watch-none':
      'このチャンネルで見守っている数値はありません。数値の名前を書くと、変わったときにお知らせします。',
    'notice.watch-many':
      '一つのチャンネルで見守れる数値は {most, number} 件までです。先に一つ終了してください。',
    'notice.watch-unclear':
      '「{subject}」に当てはまる数値が一つに決まりません。記事での呼び方を {command} で調べてください。',
    'notice.watching': '次の数値が変わったら、このチャンネルにお知らせします：{subjects}。',
    'digest.lead': '最近の質問：{questions, plural, other {#}}件、うち{answered, number}件に回答。',
    'digest.gaps': '答えのなかった質問',
    'digest.unhelpful': '役に立たなかったとされた回答',
    'digest.most-asked': 'よく尋ねられた質問',
    'digest.findings': '見直しが必要な確認済みの回答',
    'watch.changed': '「{subject}」が変わりました。以前：{before}。',
    'notice.wrong-channel':
      '「{value}」をチャンネルとして読めませんでした。# の後に出る一覧から選ぶか、ID を書いてください。',
    'notice.wrong-date':
      '「{value}」を日付として読めませんでした。{filter}:2022-09-23、{filter}:2022-09、または {filter}:2022 と書いてください。',
    'abstention.not-there': '記事にはありません',
    'abstention.not-sure': '記事に確かな答えはありません',
    'abstention.not-understood': '分かりませんでした',
    'abstention.english-only': '読めるのは英語だけです',
    'abstention.no-passage': 'この質問の言葉を含む記事はありません。',
    'abstention.low-evidence': 'この質問に近い箇所はありますが、十分確かに答えるものはありません。',
    'abstention.missing-entity': 'この質問に最も近いものは「{missing}」に触れていません。',
    'abstention.missing-name': 'この質問に最も近いものは、質問にある名前に触れていません。',
    'abstention.missing-period': 'この質問に最も近いものは「{missing}」について述べていません。',
    'abstention.missing-time': 'この質問に最も近いものは、その時期について述べていません。',
    'abstention.filtered-out':
      '絞り込みの結果、記事が残りません。条件を減らしてもう一度お尋ねください。',
    'abstention.not-a-question': '記事にあることを、簡単な英語でお尋ねください。',
    'abstention.unsupported-language': '質問は{language}のようです。英語でお尋ねください。',
    'abstention.another-language': '質問は別の言語のようです。英語でお尋ねください。',
    'note.carried': '前の質問から引き継いだもの：{what}。',
    'note.likely': 'これが答えかもしれませんが、確かではありません。',
    'note.spelling': '「{word}」を含む記事はないため、「{spellings}」を探しました。',
    'note.invite':
      '私はそのチャンネルにいません。そこで /invite @{name} とすると、誰でもメンションで尋ねられます。',
    'note.not-posted': 'Slack では、お尋ねの場所に投稿できませんでした。',
    'help.lead':
      '記事について、簡単な英語でお尋ねください。記事そのものの言葉で答え、誰がどこで言ったかを示します。',
    'help.empty':
      '答えるための記事がまだありません。管理者は記事フォルダーに、一つずつ Markdown かテキストのファイルで加えられます。',
    'help.narrow':
      '質問は by:"名前"、after:2022-01-31、before:2022、article:"題名" で絞り込めます。',
    'help.try': '次の質問を試してください',
    'answer.yes': 'はい',
    'answer.no': 'いいえ',
    'answer.verified': '{by} が {on} に確認しました',
    'answer.rests-on': '根拠',
    'answer.others-say': 'ほかの記事では',
    'answer.the-article': '記事',
    'answer.closest': '記事の中で最も近いもの',
    'answer.also-close': '記事の中でほかに近いもの',
    'answer.did-you-mean': 'もしかして',
    'answer.passages-for': '該当箇所',
    'answer.no-passage': '記事の中に近いものはありません。',
    'answer.see-in-place': '記事の中で見る',
    'answer.open': '記事を開く',
    'answer.left-out': 'ほか {count, number} 件は省略',
    'unfurl.article': '記事',
    'unfurl.publisher': '発行元',
    'answer.shortened': 'Slack に収まるよう短くしました。絞った質問なら、より多く示せます。',
    'action.undo-correction': '書いたとおりに探す',
    'action.related': '関連',
    'action.rest': '続きを表示',
    'action.open': '開く：{title}',
    'action.more': 'ほかの箇所',
    'action.why': 'この回答の理由',
    'action.feedback': '評価',
    'action.comment': '違っていた点を書く',
    'action.follow-up': '続けて尋ねる',
    'action.share': 'チャンネルに共有',
    'action.ask-person': '人に尋ねる',
    'action.resolve': '解決済みにする',
    'action.make-answer': '確認済みの回答にする',
    'action.remove': '取り除く',
    'action.menu': 'その他',
    'action.ask': '尋ねる：{question}',
    'action.looking-at': 'いま見ているものに答えて',
    'opinion.helpful': '役に立った',
    'opinion.not-helpful': '役に立たなかった',
    'opinion.right': '正しい',
    'opinion.wrong-answer': '箇所は正しいが答えが違う',
    'opinion.wrong-passage': '箇所が違う',
    'spoken.helpful': 'この回答は正しい',
    'spoken.not-helpful': 'この回答は正しくない：違う点を書く',
    'spoken.undo-correction': '書いたとおりの言葉でもう一度探す',
    'spoken.rest': 'この節の続きを表示',
    'spoken.more': '質問に合うほかの箇所を示す',
    'spoken.why': 'この回答になった理由を示す',
    'spoken.share': 'この回答をチャンネルの全員に見せる',
    'spoken.follow-up': 'この回答について続けて尋ねる',
    'spoken.ask-person': 'この質問を知っていそうな人に尋ねる',
    'spoken.resolve': 'この質問を解決済みにする',
    'spoken.make-answer': 'この質問への確認済みの回答を下書きし、編集者の確認に回す',
    'spoken.remove': 'この回答を全員の画面から取り除く',
    'remove.title': 'この回答を取り除きますか？',
    'remove.text': '誰にも見えなくなります。',
    'remove.keep': '残す',
    'form.ask.title': '記事に尋ねる',
    'form.follow-up.title': '続けて尋ねる',
    'form.follow-up.label': '質問',
    'form.comment.title': '違っていた点を書く',
    'form.comment.label': '何が違っていましたか、または足りませんでしたか？',
    'form.ask': '尋ねる',
    'form.send': '送る',
    'form.close': '閉じる',
  },
  answerThis: 'これに答える',
  commands: {
    ask: {
      name: '質問',
      description: '質問に、記事の言葉で答えます',
      options: {
        question: '知りたいこと（簡単な英語で）',
        private: '回答を自分だけに見せる',
        article: 'この記事だけ：題名かその一部',
        after: 'この日、月、年以降の記事だけ：2022-09-23、2022-09、2022',
        before: 'この日、月、年までの記事だけ：2022-09-23、2022-09、2022',
        by: 'この人の発言だけ：名前かその一部',
      },
    },
    help: { name: 'ヘルプ', description: '尋ね方と、答えのある質問を示します', options: {} },
    forget: {
      name: '消去',
      description: 'あなたについて保存しているもの（質問、会話、評価）を消します',
      options: {},
    },
    digest: {
      name: 'まとめ',
      description: '管理者用：答えのなかった質問のまとめを、このチャンネルに週に一度送ります',
      options: { action: 'now、on、off のいずれか' },
    },
    watch: {
      name: '見守り',
      description: '記事の数値が変わったら、このチャンネルにお知らせします',
      options: {
        topic: '数値の名前。例："industrial growth west"。なければ、見守っている数値を示します',
        stop: 'お知らせを終了する',
      },
    },
    newsdesk: {
      name: 'newsdesk',
      description: '管理者用：記事と回答の状況、このチャンネルの設定',
      options: {
        action: 'status、settings、help-channel のいずれか',
        value: '設定する値。例：collections public, board',
      },
    },
    figure: {
      name: '数値',
      description: '記事の数値を示します。話題がなければ、どんな数値があるかを示します',
      options: {
        topic: '何の数値か。例："industrial growth west"',
        private: '数値を自分だけに見せる',
      },
    },
    figures: {
      name: '数値一覧',
      description: '一つの記事の数値を表にします',
      options: { article: '題名かその一部' },
    },
    compare: {
      name: '比較',
      description: '二つの場所、会社、時期を並べます',
      options: {
        a: '一つ目。または "east and west" のように両方',
        b: '二つ目',
        topic: 'これについてだけ',
      },
    },
    trend: {
      name: '推移',
      description: '数値が時とともにどう変わったかを示します',
      options: { topic: '何の数値か。例："share of industrial value added"' },
    },
  },
};
