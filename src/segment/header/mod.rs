//! Who met, when and where?
//!
//! Read from all lines before the first heading and from the running heads, which often are the
//! only place that names the organ. Organ, authority, date and place are taken as far as the text
//! says them; what it does not say is left open, since folder defaults and the file's name are
//! tried elsewhere.

mod cells;
mod date;
pub(crate) mod draft;
mod organ;
mod place;
mod title;

use chrono::NaiveDate;

use super::layout::lines::Line;
use super::papers::is_attendance_label;

/// What the head of a document says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Header {
    /// The organ.
    pub organ: Option<String>,
    /// The authority.
    pub authority: Option<String>,
    /// The date of the meeting.
    pub date: Option<NaiveDate>,
    /// Where it met.
    pub place: Option<String>,
    /// Whether the minutes say that they are not adjusted yet.
    pub is_draft: bool,
}

impl Header {
    /// Reads the header. `head` are the lines before the first heading, running heads
    /// included; `furniture` are the running heads of the whole document.
    pub(crate) fn read(head: &[Line], furniture: &[&Line]) -> Self {
        // Below stand people, with the bodies that they come from.
        let names = head.iter().position(|line| is_attendance_label(&line.text));
        let above_names = &head[..names.unwrap_or(head.len())];
        let organ::Body { organ, authority } = organ::body(head, above_names, furniture);
        let is_draft = draft::is_said(head.iter().chain(furniture.iter().copied()));
        let (date, place) = (date::date(head, furniture), place::place(head));
        Self { organ, authority, date, place, is_draft }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::segment::layout::lines::lines_of;
    use crate::source::Page;

    fn header(text: &str) -> Header {
        let lines = lines_of(&[Page::of_text(None, text)]);
        let running: Vec<&Line> = lines.iter().take(4).collect();
        Header::read(&lines, &running)
    }

    #[test]
    fn labelled_lines_are_read() {
        let header = header(
            "Organ Samverkansgruppen barn/unga\n\nPlats Digitalt möte\n\nTidpunkt Fredagen den 18 februari 2022\n",
        );
        assert_eq!(header.organ.as_deref(), Some("Samverkansgruppen barn/unga"));
        assert_eq!(header.place.as_deref(), Some("Digitalt möte"));
        assert_eq!(header.date, NaiveDate::from_ymd_opt(2022, 2, 18));
        assert_eq!(header.authority, None);
    }

    #[test]
    fn a_cover_is_read() {
        let header = header(
            "GRANHULTS KOMMUN                  SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\nDatum\n2024-03-12\n\n\
             Plats och tid för Lilla salen, Storgatan 3 Klockan 13.00–13.20\nsammanträde\n\
             Plats och tid för justering Digital justering 2024-03-15\n",
        );
        assert_eq!(header.organ.as_deref(), Some("Kommunstyrelsen"));
        assert_eq!(header.authority.as_deref(), Some("Granhults kommun"));
        assert_eq!(header.date, NaiveDate::from_ymd_opt(2024, 3, 12));
        assert_eq!(header.place.as_deref(), Some("Lilla salen, Storgatan 3"));
    }

    #[test]
    fn organs_are_known_by_their_last_word() {
        for name in [
            "Kommunstyrelsen",
            "Barn- och utbildningsnämnden",
            "Nämnden för Vård & Omsorg",
            "Kommunstyrelsens arbetsutskott",
            "Tekniska nämndens arbetsutskott",
            "Stadsdelsnämnden Norra Älvstranden",
            "Samverkansgruppen för barn och unga",
            "Regionfullmäktige",
        ] {
            assert!(title::is_organ(name), "{name}");
        }
        for name in [
            "Ordförande",
            "Kommunstyrelsen beslutar",
            "Lisa Andersson",
            "Valberedningen Lisa Andersson",
            "Styrelsen för bolaget fick i uppdrag att redovisa detta.",
        ] {
            assert!(!title::is_organ(name), "{name}");
        }
    }
}
