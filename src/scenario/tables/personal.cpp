#include "scenario/tables/personal.h"

#include <algorithm>
#include <string>

#include "base/trim.h"
#include "data/register/fold.h"

namespace homebound::scenario {
namespace {

// As folded() writes them; each stands for itself or between other words.
constexpr std::string_view personal_words[] = {"passport",
                                               "passports",
                                               "dob",
                                               "birthday",
                                               "birthdate",
                                               "surname",
                                               "firstname",
                                               "lastname",
                                               "phone",
                                               "email",
                                               "national id",
                                               "id card",
                                               "identity card",
                                               "visa no",
                                               "date of birth",
                                               "birth date",
                                               "place of birth",
                                               "passenger name",
                                               "passenger names",
                                               "name of passenger",
                                               "names of passengers",
                                               "pax name",
                                               "pax names",
                                               "first name",
                                               "last name",
                                               "given name",
                                               "given names",
                                               "family name",
                                               "full name",
                                               "person name",
                                               "name of person",
                                               "evacuee name",
                                               "maiden name",
                                               "next of kin",
                                               "vorname",
                                               "nachname",
                                               "familienname",
                                               "geburtsdatum",
                                               "geboren",
                                               "geburtstag",
                                               "reisepass",
                                               "passnummer",
                                               "passnr",
                                               "ausweis",
                                               "ausweisnummer",
                                               "name des passagiers",
                                               "telefon",
                                               "prenom",
                                               "prenoms",
                                               "nom de famille",
                                               "date de naissance",
                                               "passeport",
                                               "telephone",
                                               "apellido",
                                               "apellidos",
                                               "nombres",
                                               "fecha de nacimiento",
                                               "nacimiento",
                                               "pasaporte",
                                               "telefono",
                                               "sobrenome",
                                               "data de nascimento",
                                               "passaporte",
                                               "cognome",
                                               "data di nascita",
                                               "passaporto",
                                               "фамилия",
                                               "имя",
                                               "отчество",
                                               "фио",
                                               "паспорт",
                                               "дата рождения"};
// Chinese, Japanese, Korean and Arabic ones, which nothing parts from other words.
constexpr std::string_view personal_parts[] = {"姓名",   "护照",     "護照",   "出生", "身份证", "身分證",
                                               "证件号", "手机",     "电话号", "氏名", "旅券",   "生年月日",
                                               "여권",   "생년월일", "성명",   "جواز", "الميلاد"};

}  // namespace

bool is_personal(std::string_view title) {
  std::string text = " ";
  for (const char c : data::folded(title)) {
    const bool letter =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter || text.back() != ' ') text += letter ? c : ' ';
  }
  text += ' ';
  return std::ranges::any_of(
             personal_words,
             [&](std::string_view word) { return text.find(" " + std::string(word) + " ") != text.npos; }) ||
         std::ranges::any_of(personal_parts,
                             [&](std::string_view part) { return text.find(part) != text.npos; });
}

}  // namespace homebound::scenario
