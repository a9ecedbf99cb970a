//! Topics (話したいテーマ): what a registrant wants to talk about, and how two who want the same
//! are recognised.

use super::text::search_key;
use std::collections::BTreeMap;

/// Answers that name no topic.
const NONE: [&str; 7] = ["なし", "無し", "特になし", "特に無し", "ありません", "特にありません", "未定"];

/// The topics that a registration names, by the key under which they are compared. The form
/// stores the chosen topic on a line of its own above what was typed, so each line is one.
#[must_use]
pub fn topics(typed: &str) -> BTreeMap<String, &str> {
    let lines = typed.lines().map(str::trim);
    let keyed = lines.map(|line| (search_key(line).trim_end_matches(['。', '.', '、', '！', '!']).to_owned(), line));
    keyed.filter(|(key, _)| !key.is_empty() && !NONE.iter().any(|none| search_key(none) == *key)).collect()
}

#[cfg(test)]
mod tests {
    use super::topics;

    fn keys(typed: &str) -> Vec<String> {
        topics(typed).into_keys().collect()
    }

    #[test]
    fn each_line_is_a_topic_whatever_its_width_and_full_stop() {
        assert_eq!(keys("ＩＣＴの活用。\n\n 看取り "), ["ictの活用", "看取り"]);
        assert_eq!(keys("面会制限と看取り"), keys("面会制限と看取り 。"));
        assert_eq!(topics("消毒の実際\n消毒の 実際").len(), 1);
        assert_ne!(keys("消毒"), keys("消毒の実際"));
    }

    #[test]
    fn no_topic_is_none() {
        for typed in ["", " \n", "特になし", "なし。", "特に ありません"] {
            assert_eq!(keys(typed), Vec::<String>::new(), "{typed}");
        }
    }
}
