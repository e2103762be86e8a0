#include "config.h"

#include "summer-pinyin.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/uchar.h>
#include <unicode/utrans.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

/* Every Han character lies between these. A transliteration costs microseconds and a summer has 35,000
 * names of a few hundred different characters, so each character is asked for once and its initial kept. */
#define FIRST_HAN 0x3400
#define LAST_HAN 0x323af

enum
{
  UNKNOWN,
  NO_READING, /* kept as it is */
};

/* Filled in on demand, from any thread: a byte is written whole, and always with the same value. */
static guint8 initials[LAST_HAN - FIRST_HAN + 1];

typedef struct
{
  const char *text;
  const char *initials;
} Reading;

/* Surnames that are read otherwise than the same character elsewhere; of two characters first. */
static const Reading surnames[] = {
  { "尉迟", "yc" }, { "万俟", "mq" }, { "长孙", "zs" }, { "澹台", "tt" }, { "单于", "cy" },
  { "宿", "s" },    { "单", "s" },    { "曾", "z" },    { "解", "x" },    { "仇", "q" },
  { "区", "o" },    { "查", "z" },    { "朴", "p" },    { "盖", "g" },    { "翟", "z" },
  { "折", "s" },    { "缪", "m" },    { "乐", "y" },    { "重", "c" },    { "员", "y" },
  { "种", "c" },    { "秘", "b" },    { "祭", "z" },    { "隗", "w" },    { "覃", "q" },
  { "召", "s" },    { "洗", "x" },    { "郇", "x" },    { "郗", "c" },    { "佴", "n" },
  { "呙", "g" },    { "阚", "k" },    { "尉", "y" },    { "繁", "p" },    { "褶", "x" },
  { "适", "k" },    { "黑", "h" },    { "牟", "m" },    { "车", "c" },    { "瞿", "q" },
};

/* Words whose first character is one of the surnames above but is read as usual, and words of places and
 * employers that the transliteration of single characters gets wrong. */
static const Reading words[] = {
  { "解放", "jf" }, { "解困", "jk" }, { "单位", "dw" }, { "单元", "dy" }, { "区直", "qz" },
  { "区属", "qs" }, { "乐园", "ly" }, { "乐业", "ly" }, { "乐学", "lx" }, { "乐乐", "ll" },
  { "快乐", "kl" }, { "种子", "zz" }, { "重点", "zd" }, { "重型", "zx" }, { "重工", "zg" },
  { "重庆", "cq" }, { "银行", "yh" }, { "适中", "sz" }, { "行业", "hy" }, { "长辈", "zb" },
  { "厦门", "xm" }, { "大厦", "ds" }, { "都市", "ds" }, { "成都", "cd" },
};

/* The reading of a character on its own where names use another than the dictionary's first. */
static const Reading characters[] = {
  { "长", "c" }, { "厦", "x" }, { "都", "d" }, { "曾", "z" }, { "藏", "c" }, { "调", "t" },
};

static char
transliterate (gunichar character)
{
  static GMutex lock;
  static UTransliterator *transliterator;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  UErrorCode status = U_ZERO_ERROR;
  UChar text[64];
  int32_t length = 0, limit;

  if (transliterator == NULL)
    {
      UChar id[64];

      u_uastrcpy (id, "Han-Latin; Latin-ASCII; Lower");
      transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
      if (U_FAILURE (status))
        {
          transliterator = NULL;
          return 0;
        }
    }

  U16_APPEND_UNSAFE (text, length, character);
  limit = length;
  utrans_transUChars (transliterator, text, &length, G_N_ELEMENTS (text), 0, &limit, &status);
  return U_SUCCESS (status) && length > 0 && text[0] >= 'a' && text[0] <= 'z' ? (char) text[0] : 0;
}

static char
get_initial (gunichar character)
{
  guint8 *slot = &initials[character - FIRST_HAN];
  guint8 known = __atomic_load_n (slot, __ATOMIC_RELAXED);

  if (known == UNKNOWN)
    {
      char letter = transliterate (character);

      known = letter != 0 ? (guint8) letter : NO_READING;
      __atomic_store_n (slot, known, __ATOMIC_RELAXED);
    }
  return known == NO_READING ? 0 : (char) known;
}

static const Reading *
find_reading (const Reading *readings, guint n_readings, const char *text)
{
  for (guint i = 0; i < n_readings; i++)
    if (g_str_has_prefix (text, readings[i].text))
      return &readings[i];
  return NULL;
}

/* Full-width letters and digits are the same keys on the keyboard as the narrow ones. */
static gunichar
narrow (gunichar character)
{
  return character >= 0xff01 && character <= 0xff5e ? character - 0xff01 + '!' : character;
}

static void
append_character (GString *into, gunichar character)
{
  char letter = 0;

  if (character >= FIRST_HAN && character <= LAST_HAN
      && u_hasBinaryProperty ((UChar32) character, UCHAR_IDEOGRAPHIC))
    letter = get_initial (character);

  if (letter != 0)
    g_string_append_c (into, letter);
  else if (g_unichar_isalnum (character))
    g_string_append_unichar (into, g_unichar_tolower (character));
}

/**
 * summer_pinyin_dup_initials:
 * @name: a name in any script, or NULL
 *
 * The first letters of the pinyin of each character, with which a person is found from the keyboard:
 * 林甜甜 gives "ltt". At the start of a name surnames are read as surnames (单 s, 尉迟 yc). Letters and digits stay,
 * in lower case; a character without a reading stays as it is; spaces, `·` and other punctuation are left out.
 * May be called from any thread.
 *
 * Returns: (transfer full): the initials, "" for no name
 */
char *
summer_pinyin_dup_initials (const char *name)
{
  GString *into = g_string_new (NULL);
  const char *at = name != NULL ? name : "";
  gboolean at_start = TRUE;

  while (*at != '\0')
    {
      gunichar character = g_utf8_get_char_validated (at, -1);
      const Reading *reading;

      if (character == (gunichar) -1 || character == (gunichar) -2)
        {
          at++;
          continue;
        }
      character = narrow (character);
      reading = character < FIRST_HAN ? NULL : find_reading (words, G_N_ELEMENTS (words), at);
      if (reading == NULL && character >= FIRST_HAN && at_start)
        reading = find_reading (surnames, G_N_ELEMENTS (surnames), at);
      if (reading == NULL && character >= FIRST_HAN)
        reading = find_reading (characters, G_N_ELEMENTS (characters), at);

      if (reading != NULL)
        {
          g_string_append (into, reading->initials);
          at += strlen (reading->text);
        }
      else
        {
          append_character (into, character);
          at = g_utf8_next_char (at);
        }
      if (into->len > 0)
        at_start = FALSE;
    }
  return g_string_free (into, FALSE);
}

static const UCollator *
get_collator (void)
{
  static gsize collator;

  if (g_once_init_enter (&collator))
    {
      UErrorCode status = U_ZERO_ERROR;
      UCollator *opened = ucol_open ("zh", &status);

      if (U_SUCCESS (status))
        ucol_setAttribute (opened, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
      g_once_init_leave (&collator, opened != NULL ? (gsize) opened : 1);
    }
  return collator == 1 ? NULL : (const UCollator *) collator;
}

/**
 * summer_pinyin_compare:
 * @a: text, or NULL
 * @b: text, or NULL
 *
 * Compares two texts as a Chinese reader orders them: by pinyin, numbers within by their value (第2班 before
 * 第10班), NULL first, texts that collate alike by their bytes so that an order is never left to chance. May
 * be called from any thread: a collator is not changed by comparing.
 *
 * Returns: less than, equal to or greater than 0
 */
int
summer_pinyin_compare (const char *a, const char *b)
{
  const UCollator *collator = get_collator ();
  UErrorCode status = U_ZERO_ERROR;
  int order = 0;

  if (a == NULL || b == NULL)
    return (a != NULL) - (b != NULL);
  if (collator != NULL)
    order = ucol_strcollUTF8 (collator, a, -1, b, -1, &status);
  return order != 0 && U_SUCCESS (status) ? order : strcmp (a, b);
}
