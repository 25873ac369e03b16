"""Checks one entry of a Deskproof log, without Deskproof: Python 3 and the openssl command alone.

    python3 verify_entry.py ENTRY.json CHECKPOINT.txt [VERIFIER-KEY]

It follows entry.md and checkpoint.md beside it, step by step. Exit code 0: the entry verifies.
"""
import base64, hashlib, json, os, subprocess, sys, tempfile

LOGS = {"deskproof/log/": False, "deskproof/sample-not-evidence/": True}


def need(fact, words):
    if not fact:
        sys.exit("DOES NOT VERIFY: " + words)


def sha256(*pieces):
    return hashlib.sha256(b"".join(pieces)).digest()


def read_key(vkey):
    """name+id+base64(0x01 || 32 bytes); the id is four bytes of a hash over name and key."""
    name, key_id, coded = vkey.split("+", 2)
    key = base64.b64decode(coded, validate=True)
    need(len(key) == 33 and key[0] == 1, "the key is not an Ed25519 key")
    need(sha256(name.encode(), b"\n", key)[:4].hex() == key_id, "the key does not fit its id")
    return name, bytes.fromhex(key_id), key[1:]


def ed25519(public, text, signature):
    """Asks openssl; the prefix makes a SubjectPublicKeyInfo (RFC 8410) of a bare key."""
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, name) for name in ("key", "text", "signature")]
        spki = bytes.fromhex("302a300506032b6570032100") + public
        for name, content in zip(names, (spki, text, signature)):
            with open(name, "wb") as file:
                file.write(content)
        return subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", names[0],
             "-rawin", "-in", names[1], "-sigfile", names[2]], capture_output=True).returncode == 0


def read_checkpoint(note, vkeys):
    """Text, blank line, signature lines. One signature by a known key is enough; none may be wrong."""
    text, signatures = note[: note.rindex(b"\n\n") + 1], note[note.rindex(b"\n\n") + 2 :]
    signed = False
    for line in signatures.decode().splitlines():
        dash, name, coded = line.split(" ")
        signature = base64.b64decode(coded, validate=True)
        for key_name, key_id, public in map(read_key, vkeys):
            if dash == "\u2014" and (name, signature[:4]) == (key_name, key_id):
                need(ed25519(public, text, signature[4:]), "a signature is wrong")
                signed = True
    need(signed, "no key that is known has signed the checkpoint")
    origin, size, root = text.decode().split("\n")[:3]
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
    note = open(checkpoint_file, "rb").read()
    vkeys = list(given) or entry["verifierKeys"]
    need(all(read_key(key)[0] == entry["origin"] for key in vkeys), "a key is of another log")
    origin, size, root = read_checkpoint(note, vkeys)
    prefix = origin[: origin.rindex("/") + 1]
    need(origin == entry["origin"] and LOGS.get(prefix) is entry["sample"], "it is of another log")
    need(size == entry["size"] and 0 <= entry["index"] < size, "the proof is for another checkpoint")
    leaf = sha256(b"\x00", entry["envelope"].encode())
    proof = [base64.b64decode(one, validate=True) for one in entry["proof"]]
    need(root_of(leaf, entry["index"], size, proof) == root, "the entry is not under this root")
    envelope = json.loads(entry["envelope"])
    need(envelope["organisation"] == origin[len(prefix) :], "it names another organisation")
    closed = {one["person"]: one["commitment"] for one in envelope["people"]}
    for part in entry["parts"]:
        opened = sha256(bytes.fromhex(part["salt"]), part["part"].encode()).hex()
        need(closed.pop(part["person"], None) == opened, "particulars were changed")
    need(len(closed) == entry["withheld"], "parts are missing that are not said to be withheld")
    if entry["sample"]:
        print("*** SAMPLE, NOT EVIDENCE ***")
    print(f"VERIFIED: entry {entry['index'] + 1} of {size}: {envelope['kind']}, {envelope['at']}")
    if not given:
        print("The key came with the file. Compare it with the one that the organisation publishes.")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        sys.exit(f"DOES NOT VERIFY: the files are not in the form that is asked for: {fault!r}")
