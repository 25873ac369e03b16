"""Checks one entry of a Deskproof log, without Deskproof: Python 3 and the openssl command alone.

    python3 verify_entry.py ENTRY.json CHECKPOINT.txt [KEY]

KEY is a verifier key (name+id+key), or a file with one a line. It follows entry.md and checkpoint.md
beside it, step by step. Exit code 0: the entry verifies. 1: it does not. 2: it could not be tried.
"""
import base64, hashlib, json, os, re, subprocess, sys, tempfile

LOGS = {"deskproof/log/": False, "deskproof/sample-not-evidence/": True}
FIELDS = "format origin sample verifierKeys index size envelope parts withheld proof".split()


def need(fact, words):
    if not fact:
        sys.exit("DOES NOT VERIFY: " + words)


def not_tried(words):
    print("NOT CHECKED: " + words, file=sys.stderr)
    sys.exit(2)


def plain(text):
    """Text of a stranger's file for a terminal, without what a terminal would obey."""
    return "".join(one if one.isprintable() else "\u00b7" for one in text)


def sha256(*pieces):
    return hashlib.sha256(b"".join(pieces)).digest()


class Number(str):
    """A number as it is written, so that it is written again alike."""


def no_constant(name):
    raise ValueError(name + " is no JSON")


def canonical(value):
    """RFC 8785, but for how numbers are written."""
    write = lambda one: json.dumps(one, ensure_ascii=False)
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(write(name) + ":" + canonical(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return str(value) if isinstance(value, Number) else write(value)


def read_envelope(text):
    """A name that stood twice is written once again: so no two readers read one envelope in two ways."""
    value = json.loads(text, parse_int=Number, parse_float=Number, parse_constant=no_constant)
    need(canonical(value) == text, "the envelope is not canonical JSON")
    return value


def read_key(vkey):
    """name+id+base64(0x01 || 32 bytes); the id is four bytes of a hash over name and key."""
    name, key_id, coded = vkey.split("+", 2)
    key = base64.b64decode(coded, validate=True)
    need(len(key) == 33 and key[0] == 1, "the key is not an Ed25519 key")
    need(sha256(name.encode(), b"\n", key)[:4].hex() == key_id, "the key does not fit its id")
    return name, bytes.fromhex(key_id), key[1:]


def given_keys(given):
    if not os.path.isfile(given):
        return [given] if given.count("+") > 1 else not_tried("KEY is neither a verifier key nor a file")
    lines = [line.strip() for line in open(given, encoding="utf-8")]
    return [line for line in lines if line and not line.startswith("#")] or not_tried("KEY holds no key")


def ed25519(public, text, signature):
    """Asks openssl; the prefix makes a SubjectPublicKeyInfo (RFC 8410) of a bare key."""
    if len(signature) != 64:
        return False
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, name) for name in ("key", "text", "signature")]
        spki = bytes.fromhex("302a300506032b6570032100") + public
        for name, content in zip(names, (spki, text, signature)):
            with open(name, "wb") as file:
                file.write(content)
        run = subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names[0],
             "-rawin", "-in", names[1], "-sigfile", names[2]], capture_output=True)
    if run.returncode and b"Signature Verification Failure" not in run.stdout + run.stderr:
        not_tried("the signature could not be checked: this openssl is not OpenSSL 3")
    return run.returncode == 0


def read_checkpoint(note, vkeys):
    """Text, blank line, signature lines. One signature by a known key is enough; none may be wrong."""
    need(b"\r" not in note, "the line ends of the checkpoint were changed on its way")
    need(note.endswith(b"\n"), "the checkpoint is cut off")
    text, signatures = note[: note.rindex(b"\n\n") + 1], note[note.rindex(b"\n\n") + 2 : -1]
    signed = False
    for line in signatures.decode().split("\n"):
        dash, name, coded = line.split(" ")
        signature = base64.b64decode(coded, validate=True)
        for key_name, key_id, public in map(read_key, vkeys):
            if dash == "\u2014" and (name, signature[:4]) == (key_name, key_id):
                need(ed25519(public, text, signature[4:]), "a signature is wrong")
                signed = True
    need(signed, "no key that is known has signed the checkpoint")
    origin, size, root = text.decode().split("\n")[:3]
    need(re.fullmatch("[1-9][0-9]*", size), "the checkpoint has no size")
    return origin, int(size), base64.b64decode(root, validate=True)


def root_of(leaf, index, size, proof):
    """RFC 9162 section 2.1.3.2."""
    place, last, root = index, size - 1, leaf
    for sibling in proof:
        need(last > 0, "the proof is too long")
        if place & 1 or place == last:
            root = sha256(b"\x01", sibling, root)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            root = sha256(b"\x01", root, sibling)
        place, last = place >> 1, last >> 1
    need(last == 0, "the proof is too short")
    return root


def main(entry_file, checkpoint_file, *given):
    entry = json.load(open(entry_file, encoding="utf-8"))
    need(entry["format"] == "deskproof-entry/1", "the file is of another format")
    need(sorted(entry) == sorted(FIELDS), "the file has other fields than the format")
    if any(type(entry[name]) is not int for name in ("index", "size", "withheld")):
        raise TypeError("index, size and withheld are whole numbers")
    note = open(checkpoint_file, "rb").read()
    vkeys = given_keys(given[0]) if given else entry["verifierKeys"]
    need(all(read_key(key)[0] == entry["origin"] for key in vkeys), "a key is of another log")
    origin, size, root = read_checkpoint(note, vkeys)
    prefix = origin[: origin.rindex("/") + 1]
    need(origin == entry["origin"] and LOGS.get(prefix) is entry["sample"], "it is of another log")
    need(size == entry["size"] and 0 <= entry["index"] < size, "the proof is for another checkpoint")
    leaf = sha256(b"\x00", entry["envelope"].encode())
    proof = [base64.b64decode(one, validate=True) for one in entry["proof"]]
    need(root_of(leaf, entry["index"], size, proof) == root, "the entry is not under this root")
    envelope = read_envelope(entry["envelope"])
    need(envelope["organisation"] == origin[len(prefix) :], "it names another organisation")
    closed = {one["person"]: one["commitment"] for one in envelope["people"]}
    need(len(closed) == len(envelope["people"]), "a person is named twice in the envelope")
    for part in entry["parts"]:
        need(re.fullmatch("[0-9a-f]{64}", part["salt"]), "a salt is not one")
        opened = sha256(bytes.fromhex(part["salt"]), part["part"].encode()).hex()
        need(closed.pop(part["person"], None) == opened, "particulars were changed")
    need(len(closed) == entry["withheld"], "parts are missing that are not said to be withheld")
    if entry["sample"]:
        print("*** SAMPLE, NOT EVIDENCE ***")
    print(f"VERIFIED: entry {entry['index'] + 1} of {size}: {plain(envelope['kind'] + ', ' + envelope['at'])}")
    if not given:
        print("KEY NOT CHECKED: it came with the file, and anybody can make a file and a key that fit"
              " each other. Compare it with the one that the organisation publishes.")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        not_tried("the call is wrong.\n" + __doc__)
    try:
        main(*sys.argv[1:])
    except OSError as fault:
        not_tried(str(fault))
    except (AttributeError, ValueError, KeyError, TypeError, RecursionError) as fault:
        sys.exit(f"DOES NOT VERIFY: the files are not in the form that is asked for: {fault!r}")
