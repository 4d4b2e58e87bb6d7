/// Whether the text is a Norwegian organisation number: nine digits with a mod-11 check digit.
pub(crate) fn is_organisation_number(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|character| character.to_digit(10)).collect();
    if text.len() != 9 || digits.len() != 9 {
        return false;
    }
    let sum: u32 = WEIGHTS.iter().zip(&digits).map(|(weight, digit)| weight * digit).sum();
    // a remainder of 1 would need the check digit 10, which is not issued
    match sum % 11 {
        0 => digits[8] == 0,
        1 => false,
        remainder => digits[8] == 11 - remainder,
    }
}

/// The number as ISO 6523 text, the form of `consumer.ID` and `systemuser_org.ID`.
pub(crate) fn iso6523(organisation: &str) -> serde_json::Value {
    serde_json::json!({ "authority": AUTHORITY, "ID": format!("{PREFIX}{organisation}") })
}

pub(crate) const AUTHORITY: &str = "iso6523-actorid-upis";
pub(crate) const PREFIX: &str = "0192:";
const WEIGHTS: [u32; 8] = [3, 2, 7, 6, 5, 4, 3, 2];

#[cfg(test)]
mod tests {
    use super::is_organisation_number;

    #[test]
    fn accepts_synthetic_numbers_and_nothing_near_them() {
        for valid in ["311860917", "315181909", "310202398", "314168267"] {
            assert!(is_organisation_number(valid), "{valid}");
        }
        for invalid in
            ["311860918", "978234522", "31186091", "3118609170", "31186091x", "", "３11860917", "0192:311860917"]
        {
            assert!(!is_organisation_number(invalid), "{invalid}");
        }
    }
}
